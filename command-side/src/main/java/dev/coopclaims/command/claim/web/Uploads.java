package dev.coopclaims.command.claim.web;

import dev.coopclaims.command.claim.NewDocument;
import dev.coopclaims.documents.ContentId;
import dev.coopclaims.documents.ContentLimits;
import dev.coopclaims.documents.ContentRefused;
import dev.coopclaims.documents.DocumentContents;
import dev.coopclaims.documents.StoredContent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.web.multipart.MultipartFile;

/**
 * Keeps uploaded files while their command is decided: stored before it, confirmed after its commit, discarded when it is
 * refused. What a failure in between leaves behind is found by the contents' own sweep.
 */
public class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

    private static final Pattern ENCODED_WORD = Pattern.compile("(=\\?[A-Za-z0-9-]{1,40}\\?)([bq])\\?(?=[^?\"]*\\?=)");

    private final DocumentContents contents;
    private final ContentLimits limits;

    /** @param limits for every file, whatever its kind */
    public Uploads(DocumentContents contents, ContentLimits limits) {
        this.contents = contents;
        this.limits = limits;
    }

    /**
     * Stores the files and has the command sent.
     *
     * @param send sends the command; when it returns, the command is committed
     * @throws FilesRefused naming every file that is not taken; nothing is left of any file then
     * @throws Refusal of the command; nothing is left of any file then
     */
    public <A> A with(
            List<MultipartFile> files,
            OrganisationId organisation,
            ClaimId claim,
            Function<List<StoredContent>, A> send) {
        List<StoredContent> stored = new ArrayList<>(files.size());
        A answer;
        try {
            List<ContentRefused> notTaken = new ArrayList<>();
            for (MultipartFile file : files) {
                store(file, organisation, claim, stored, notTaken);
            }
            if (!notTaken.isEmpty()) {
                throw new FilesRefused(notTaken);
            }
            answer = send.apply(stored);
        } catch (Refusal | FilesRefused refused) {
            stored.forEach(this::discard);
            throw refused;
        }
        stored.forEach(this::confirm);
        return answer;
    }

    /**
     * The same for contents that this system makes, one after the other: no more than one is held in memory.
     *
     * @param rendered makes one each; nothing is left of any when it refuses to
     * @param send answers whether the contents are needed, beside what it answers
     */
    <A> A withRendered(
            List<Supplier<byte[]>> rendered,
            String fileName,
            OrganisationId organisation,
            ClaimId claim,
            Function<List<StoredContent>, Map.Entry<A, Boolean>> send) {
        List<StoredContent> stored = new ArrayList<>(rendered.size());
        Map.Entry<A, Boolean> answer;
        try {
            for (Supplier<byte[]> content : rendered) {
                stored.add(contents.store(
                        new ByteArrayInputStream(content.get()), limits, fileName, renderedFor(organisation, claim)));
            }
            answer = send.apply(stored);
        } catch (Refusal | ContentRefused refused) {
            stored.forEach(this::discard);
            throw refused;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        stored.forEach(answer.getValue() ? this::confirm : this::discard);
        return answer.getKey();
    }

    /**
     * Has a claim hold contents of another one (H-5) and has its command sent: nothing is purged then that it needs.
     *
     * @param send sends the command; when it returns, the command is committed
     * @throws Refusal of the command, or a conflict if one of the contents is gone; the claim holds none of them then
     */
    <A> A sharing(List<String> ids, ClaimId claim, Supplier<A> send) {
        if (ids.isEmpty()) {
            return send.get();
        }
        List<ContentId> shared = ids.stream().map(ContentId::new).distinct().toList();
        try {
            Set<ContentId> gone = contents.share(shared, claim.value());
            if (!gone.isEmpty()) {
                throw Refusal.conflict(RefusalCode.CONTENTS_NOT_KEPT.at("", gone.size()));
            }
            return send.get();
        } catch (Refusal | ContentRefused refused) {
            shared.forEach(content -> giveUp(content, claim));
            throw refused;
        }
    }

    /** Each stored content as a new document of a claim. */
    public static List<NewDocument.File> documents(List<StoredContent> contents) {
        return contents.stream().map(Uploads::document).toList();
    }

    static NewDocument.File document(StoredContent content) {
        return new NewDocument.File(
                DocumentId.create(),
                content.fileName(),
                content.mediaType(),
                content.sizeBytes(),
                content.sha256(),
                content.id().value());
    }

    private static Map<String, String> belongsTo(OrganisationId organisation, ClaimId claim) {
        return Map.of("organisation", organisation.value(), DocumentContents.CLAIM, claim.value());
    }

    /** By which it is found when the claim's texts are erased (H-6). */
    private static Map<String, String> renderedFor(OrganisationId organisation, ClaimId claim) {
        Map<String, String> made = new HashMap<>(belongsTo(organisation, claim));
        made.put(DocumentContents.MADE, DocumentContents.RENDERED);
        return made;
    }

    /** @throws FilesRefused when it makes no sense to go on with the next file */
    private void store(
            MultipartFile file,
            OrganisationId organisation,
            ClaimId claim,
            List<StoredContent> stored,
            List<ContentRefused> notTaken) {
        String name = nameOf(file);
        try (InputStream in = file.getInputStream()) {
            stored.add(contents.store(in, limits, name, belongsTo(organisation, claim)));
        } catch (ContentRefused refused) {
            notTaken.add(refused.with("fileName", name));
            if (refused.code() == ContentRefused.Code.SCANNER_UNAVAILABLE) {
                throw new FilesRefused(notTaken);
            }
        } catch (IOException broken) {
            // The server has read the whole form before; what breaks now is the file in which it kept this one.
            LOG.warn("An uploaded file could not be read back from the folder for temporary files", broken);
            throw Refusal.of(RequestCode.FILE_NOT_READ_BACK);
        }
    }

    /** Spring decodes an encoded word of a mail (RFC 2047) whose encoding is in capitals; that is said in either case. */
    private static String nameOf(MultipartFile file) {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        String capitals = ENCODED_WORD
                .matcher(name)
                .replaceAll(word ->
                        Matcher.quoteReplacement(word.group(1) + word.group(2).toUpperCase(Locale.ROOT) + "?"));
        if (capitals.equals(name)) {
            return name;
        }
        ContentDisposition decoded = ContentDisposition.parse("form-data; filename=\"" + capitals + "\"");
        return Objects.requireNonNullElse(decoded.getFilename(), name);
    }

    private void discard(StoredContent content) {
        try {
            contents.discard(content.id());
        } catch (RuntimeException failed) {
            LOG.warn("could not discard {}; the sweep will", content.id(), failed);
        }
    }

    private void giveUp(ContentId content, ClaimId claim) {
        try {
            contents.giveUp(content, claim.value());
        } catch (RuntimeException failed) {
            LOG.warn("{} could not give {} up; its purge will", claim, content, failed);
        }
    }

    /** The event is stored, so whatever happens here is no refusal any more. */
    private void confirm(StoredContent content) {
        try {
            contents.confirm(content.id());
        } catch (RuntimeException failed) {
            LOG.warn("could not confirm {}; the sweep will", content.id(), failed);
        }
    }
}
