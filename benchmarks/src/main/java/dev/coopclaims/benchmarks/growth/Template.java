package dev.coopclaims.benchmarks.growth;

import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitTail;
import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.eventstore.sealing.FieldSealing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the demonstration wrote, opened and told apart by organisation: no commit concerns two of them.
 *
 * @param vendor the vendor's organisation, its people, the allotted claim numbers, and what concerns no organisation
 * @param partners the commits of each partner, in order
 * @param claims of all partners
 * @param millis from the first event to the last
 * @param subjects of sealed fields, by the event's id
 */
record Template(
        List<StoredCommit> vendor,
        Map<String, List<StoredCommit>> partners,
        int claims,
        long millis,
        Map<String, String> subjects) {
    static final String VENDOR = "org-vendor";
    private static final String STARTED = "coop.claim.ClaimStarted";

    /** Reads a whole log. */
    static Template of(CommitLog log, FieldSealing sealing) {
        Map<String, String> subjects = new HashMap<>();
        List<StoredCommit> vendor = new ArrayList<>();
        Map<String, List<StoredCommit>> partners = new LinkedHashMap<>();
        int claims = 0;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        try (CommitTail tail = new CommitTail(log, 0)) {
            for (List<StoredCommit> page = tail.next(); !page.isEmpty(); page = tail.next()) {
                for (StoredCommit sealed : page) {
                    StoredCommit commit = Opened.of(sealed, sealing, subjects);
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
        return new Template(vendor, partners, claims, last - first + 1, subjects);
    }

    private static String organisationOf(StoredCommit commit) {
        List<String> all = commit.events().stream()
                .map(event -> event.payload().isString("organisation")
                        ? event.payload().getString("organisation").getValue()
                        : VENDOR)
                .distinct()
                .toList();
        if (all.size() != 1) {
            throw new IllegalStateException("a commit of the demonstration concerns " + all);
        }
        return all.getFirst();
    }
}
