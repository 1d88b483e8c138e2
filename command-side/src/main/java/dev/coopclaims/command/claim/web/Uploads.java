package dev.coopclaims.command.claim.web;

import dev.coopclaims.documents.ContentLimits;
import dev.coopclaims.documents.ContentRefused;
import dev.coopclaims.documents.DocumentContents;
import dev.coopclaims.documents.StoredContent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.multipart.MultipartFile;

/**
 * Keeps uploaded files while their command is decided: stored before it, confirmed after its commit, discarded when it is
 * refused. What a failure in between leaves behind is found by the contents' own sweep.
 */
public class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

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
     * @throws ContentRefused of a file; nothing is left of any file then
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
            for (MultipartFile file : files) {
                stored.add(store(file, organisation, claim));
            }
            answer = send.apply(stored);
        } catch (Refusal | ContentRefused refused) {
            stored.forEach(this::discard);
            throw refused;
        }
        stored.forEach(this::confirm);
        return answer;
    }

    /**
     * The same for a content that this system made.
     *
     * @param send answers whether the content is needed, beside what it answers
     */
    <A> A withRendered(
            byte[] rendered,
            String fileName,
            OrganisationId organisation,
            ClaimId claim,
            Function<StoredContent, Map.Entry<A, Boolean>> send) {
        StoredContent stored;
        try {
            stored = contents.store(
                    new ByteArrayInputStream(rendered), limits, fileName, belongsTo(organisation, claim));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Map.Entry<A, Boolean> answer;
        try {
            answer = send.apply(stored);
        } catch (Refusal refused) {
            discard(stored);
            throw refused;
        }
        if (answer.getValue()) {
            confirm(stored);
        } else {
            discard(stored);
        }
        return answer.getKey();
    }

    private static Map<String, String> belongsTo(OrganisationId organisation, ClaimId claim) {
        return Map.of("organisation", organisation.value(), "claim", claim.value());
    }

    private StoredContent store(MultipartFile file, OrganisationId organisation, ClaimId claim) {
        @Nullable String name = file.getOriginalFilename();
        try (InputStream in = file.getInputStream()) {
            return contents.store(in, limits, name == null ? "" : name, belongsTo(organisation, claim));
        } catch (IOException broken) {
            throw Refusal.malformed("/file: the upload broke off");
        }
    }

    private void discard(StoredContent content) {
        try {
            contents.discard(content.id());
        } catch (RuntimeException failed) {
            LOG.warn("could not discard {}; the sweep will", content.id(), failed);
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
