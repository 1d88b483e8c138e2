package dev.coopclaims.eventstore.log;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCursor;
import java.util.ArrayList;
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

    private static final long PAGE_BYTES = 16_000_000;

    /** The page of a stream that has no further events. */
    public static final CommitPage EMPTY = new CommitPage(List.of(), false);

    public CommitPage {
        commits = List.copyOf(commits);
    }

    /** A page bounded in commits and bytes, with at least one commit if there is any. */
    static CommitPage of(FindIterable<RawBsonDocument> found, int maxCommits) {
        List<RawBsonDocument> page = new ArrayList<>();
        long bytes = 0;
        try (MongoCursor<RawBsonDocument> cursor =
                found.limit(maxCommits).batchSize(maxCommits).cursor()) {
            while (bytes < PAGE_BYTES && cursor.hasNext()) {
                RawBsonDocument commit = cursor.next();
                bytes += commit.getByteBuffer().remaining();
                page.add(commit);
            }
        }
        return new CommitPage(page, page.size() == maxCommits || bytes >= PAGE_BYTES);
    }
}
