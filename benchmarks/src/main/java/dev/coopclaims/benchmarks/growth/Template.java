package dev.coopclaims.benchmarks.growth;

import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitTail;
import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.eventstore.log.StoredEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;

/**
 * What the demonstration wrote, told apart by organisation: no commit concerns two of them.
 *
 * @param vendor the vendor's organisation, its people and the allotted claim numbers
 * @param partners the commits of each partner, in order
 * @param claims of all partners
 * @param millis from the first event to the last
 */
record Template(List<StoredCommit> vendor, Map<String, List<StoredCommit>> partners, int claims, long millis) {
    static final String VENDOR = "org-vendor";
    private static final String STARTED = "coop.claim.ClaimStarted";

    /** Reads a whole log. */
    static Template of(CommitLog log) {
        List<StoredCommit> vendor = new ArrayList<>();
        Map<String, List<StoredCommit>> partners = new LinkedHashMap<>();
        int claims = 0;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        try (CommitTail tail = new CommitTail(log, 0)) {
            for (List<StoredCommit> page = tail.next(); !page.isEmpty(); page = tail.next()) {
                for (StoredCommit commit : page) {
                    String organisation = organisationOf(commit);
                    if (organisation.equals(VENDOR)) {
                        vendor.add(commit);
                    } else {
                        partners.computeIfAbsent(organisation, ignored -> new ArrayList<>())
                                .add(commit);
                    }
                    claims += (int) commit.events().stream()
                            .filter(event -> event.name().equals(STARTED))
                            .count();
                    first = Math.min(first, commit.recordedAt().toEpochMilli());
                    last = Math.max(last, commit.recordedAt().toEpochMilli());
                }
            }
        }
        return new Template(vendor, partners, claims, last - first + 1);
    }

    private static String organisationOf(StoredCommit commit) {
        List<String> all = commit.events().stream()
                .map(event -> payload(event).getString("organisation").getValue())
                .distinct()
                .toList();
        if (all.size() != 1) {
            throw new IllegalStateException("a commit of the demonstration concerns " + all);
        }
        return all.getFirst();
    }

    static BsonDocument payload(StoredEvent event) {
        return event.payload();
    }

    long events() {
        return vendor.stream().mapToLong(commit -> commit.events().size()).sum()
                + partners.values().stream()
                        .flatMap(List::stream)
                        .mapToLong(commit -> commit.events().size())
                        .sum();
    }
}
