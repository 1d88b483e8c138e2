package dev.coopclaims.eventstore.nodes;

import dev.coopclaims.eventstore.log.CommitWatch;

/**
 * What a {@link WatchingNode} has read so far.
 *
 * @param seen events, of which each came behind the one before
 * @param outOfOrder events that did not
 * @param failure what ended its reading; "none" while it goes on
 * @param mode in which it learns of other nodes' commits now
 * @param changes of that mode so far
 * @param latencies from sending an event to reading it, own and other nodes', by mode; for people
 */
record WatchReport(long seen, long outOfOrder, String failure, CommitWatch.Mode mode, long changes, String latencies) {

    String line() {
        return seen + " " + outOfOrder + " " + failure + " " + mode + " " + changes + " " + latencies;
    }

    static WatchReport parse(String line) {
        String[] words = line.split(" ", -1);
        return new WatchReport(
                Long.parseLong(words[0]),
                Long.parseLong(words[1]),
                words[2],
                CommitWatch.Mode.valueOf(words[3]),
                Long.parseLong(words[4]),
                words[5]);
    }
}
