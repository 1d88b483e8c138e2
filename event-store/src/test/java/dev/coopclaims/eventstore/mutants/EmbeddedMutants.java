package dev.coopclaims.eventstore.mutants;

import java.util.List;

/** Mutants of the log on the embedded server. */
final class EmbeddedMutants {

    private static final String COMMITS = "CommitContractOnEmbeddedIT#";
    private static final String SYNCED = "SyncedBeforeAnsweredIT";

    private EmbeddedMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofEmbedded(
                        "nothing-is-synced", "DurableBackend.java", "                store.sync();\n", "", SYNCED),
                Mutant.ofEmbedded(
                        "small-changes-are-not-committed",
                        "DurableBackend.java",
                        "            commitUpTo(mine);\n",
                        "            if (ADDING.contains(name)) {\ncommitUpTo(mine);\n}\n",
                        SYNCED),
                Mutant.ofEmbedded(
                        "answered-while-the-disk-syncs",
                        "DurableBackend.java",
                        "                store.sync();\n",
                        "                Thread.ofVirtual().start(store::sync);\n",
                        SYNCED),
                Mutant.ofEmbedded(
                        "a-stream-ends-with-its-first-page-on-the-embedded-server",
                        "EmbeddedCommitLog.java",
                        "return new CommitPage(read(page), page.size() < ids.size() || ids.size() == most);",
                        "return new CommitPage(read(page), false);",
                        COMMITS + "a_stream_of_more_commits_or_bytes_than_a_page_is_read_whole_and_goes_on"),
                Mutant.ofEmbedded(
                        "a-page-has-no-bound-in-bytes-on-the-embedded-server",
                        "CommitIndex.java",
                        "if (bytes > maxBytes && i > 0) {",
                        "if (bytes < 0) {",
                        COMMITS + "a_page_is_bounded_in_bytes_and_nothing_is_lost_between_pages"),
                Mutant.ofEmbedded(
                        "a-log-is-read-whole-when-it-opens-on-the-embedded-server",
                        "EmbeddedCommitLog.java",
                        "commits.find().projection(Projections.include(CommitLayout.ID)).batchSize(PAGE_COMMITS)",
                        "commits.find().batchSize(PAGE_COMMITS)",
                        "BoundedAnswersIT"),
                Mutant.ofEmbedded(
                        "a-page-does-not-shrink-when-commits-are-large-on-the-embedded-server",
                        "EmbeddedCommitLog.java",
                        "page = bytes > PAGE_BYTES / 2 ? Math.max(1, page / 2) : Math.min(PAGE_COMMITS, page * 2);",
                        "page = Math.min(PAGE_COMMITS, page * 2);",
                        "BoundedAnswersIT"),
                Mutant.ofEmbedded(
                        "a-commit-that-reaches-over-is-left-out-on-the-embedded-server",
                        "CommitIndex.java",
                        "int at = Math.max(0, stream.firsts.firstAtLeast(firstSequence + 1) - 1);",
                        "int at = stream.firsts.firstAtLeast(firstSequence);",
                        COMMITS + "a_stream_is_read_from_the_middle_of_a_commit"));
    }
}
