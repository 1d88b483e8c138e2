package dev.coopclaims.command.claim.web;

import dev.coopclaims.documents.ByteRange;
import dev.coopclaims.documents.ContentId;
import dev.coopclaims.documents.ContentLimits;
import dev.coopclaims.documents.ContentRefused;
import dev.coopclaims.documents.DocumentContents;
import dev.coopclaims.documents.OpenedContent;
import dev.coopclaims.documents.StoredContent;
import dev.coopclaims.documents.SweepResult;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Takes every file but those that are named like a refusal, and remembers what became of it. */
final class KeptContents implements DocumentContents {
    final List<ContentId> stored = new CopyOnWriteArrayList<>();
    final List<String> names = new CopyOnWriteArrayList<>();
    final List<ContentId> confirmed = new CopyOnWriteArrayList<>();
    final List<ContentId> discarded = new CopyOnWriteArrayList<>();
    final List<String> shared = new CopyOnWriteArrayList<>();

    @Override
    public StoredContent store(InputStream in, ContentLimits limits, String fileName, Map<String, String> belongsTo) {
        for (ContentRefused.Code code : ContentRefused.Code.values()) {
            if (code.name().equals(fileName)) {
                throw new ContentRefused(code, Map.of());
            }
        }
        ContentId id = ContentId.generate();
        stored.add(id);
        names.add(fileName);
        return new StoredContent(id, fileName, "application/pdf", 1, "00", belongsTo, "none");
    }

    @Override
    public Optional<StoredContent> find(ContentId id) {
        return Optional.empty();
    }

    @Override
    public Optional<OpenedContent> open(ContentId id, ByteRange range) {
        return Optional.empty();
    }

    @Override
    public void confirm(ContentId id) {
        confirmed.add(id);
    }

    @Override
    public void discard(ContentId id) {
        discarded.add(id);
    }

    @Override
    public SweepResult sweepOrphans(Duration olderThan, Predicate<ContentId> referenced) {
        throw new UnsupportedOperationException("not asked for here");
    }

    @Override
    public boolean recount() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<ContentId> share(Collection<ContentId> ids, String claim) {
        Set<ContentId> gone = new HashSet<>(ids);
        gone.retainAll(discarded);
        ids.stream().filter(id -> !gone.contains(id)).forEach(id -> shared.add(id + " by " + claim));
        return gone;
    }

    @Override
    public Holders holders(ContentId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void giveUp(ContentId id, String claim) {
        shared.remove(id + " by " + claim);
    }

    @Override
    public void eraseNames(String of, String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int purgeRendered(String of, String id) {
        throw new UnsupportedOperationException("nothing is erased here");
    }
}
