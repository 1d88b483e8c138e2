package dev.coopclaims.benchmarks.http;

import java.util.List;

/**
 * The demonstration's partners, whose people the clients act as; each has one fund, so the claims draw on five funds.
 */
record Partner(String organisation, String user, String admin) {
    static final List<Partner> ALL = List.of(
            new Partner("org-aire", "alice", "adam"),
            new Partner("org-calder", "carla", "colin"),
            new Partner("org-hebble", "hanna", "hugo"),
            new Partner("org-spen", "sara", "sven"),
            new Partner("org-wharfe", "wanda", "walt"));
}
