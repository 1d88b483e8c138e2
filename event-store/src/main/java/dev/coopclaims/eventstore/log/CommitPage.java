package dev.coopclaims.eventstore.log;

import java.util.List;
import org.bson.RawBsonDocument;

/**
 * Some commits of one stream, and whether more follow: a page is bounded in commits and in bytes, so its length says
 * nothing about the stream's end.
 *
 * @param commits in position order; at least one when there is any
 * @param more whether further commits may follow
 */
public record CommitPage(List<RawBsonDocument> commits, boolean more) {

    /** The page of a stream that has no further events. */
    public static final CommitPage EMPTY = new CommitPage(List.of(), false);

    public CommitPage {
        commits = List.copyOf(commits);
    }
}
