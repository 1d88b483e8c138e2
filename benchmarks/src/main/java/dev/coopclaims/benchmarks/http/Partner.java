package dev.coopclaims.benchmarks.http;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A partner with one fund, its user who submits claims, and its admin who disputes. */
record Partner(String organisation, Person user, Person admin) {
    /** The demonstration's partners, who are also in a log that {@code growth} has written. */
    private static final List<Partner> OF_DEMONSTRATION = List.of(
            named("org-aire", "alice", "adam"),
            named("org-calder", "carla", "colin"),
            named("org-hebble", "hanna", "hugo"),
            named("org-spen", "sara", "sven"),
            named("org-wharfe", "wanda", "walt"));

    /** So many partners: the demonstration's first. */
    static List<Partner> first(int count) {
        return IntStream.range(0, count).mapToObj(Partner::number).toList();
    }

    private static Partner number(int index) {
        if (index < OF_DEMONSTRATION.size()) {
            return OF_DEMONSTRATION.get(index);
        }
        String number = String.format(Locale.ROOT, "%04d", index);
        return named("org-load-" + number, "user-" + number, "admin-" + number);
    }

    private static Partner named(String organisation, String user, String admin) {
        return new Partner(
                organisation,
                new Person(user, "PARTNER_USER", organisation),
                new Person(admin, "PARTNER_ADMIN", organisation));
    }
}
