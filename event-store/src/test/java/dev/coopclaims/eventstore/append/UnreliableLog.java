package dev.coopclaims.eventstore.append;

import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.InsertOutcome;
import dev.coopclaims.eventstore.log.Tail;
import java.util.List;
import java.util.Random;
import org.bson.RawBsonDocument;

/**
 * A log in memory on a network from hell, decided by a seed: replies are lost after all, some or none of a batch was
 * stored, or before it is stored later, reads fail, and another writer takes positions in between.
 */
final class UnreliableLog extends MemoryLog {

    private final Random random;
    private int foreign;
    private int lostReplies;

    UnreliableLog(long seed) {
        this.random = new Random(seed);
    }

    synchronized int lostReplies() {
        return lostReplies;
    }

    @Override
    public synchronized InsertOutcome insert(List<RawBsonDocument> batch) {
        if (random.nextInt(3) == 0) {
            landOne();
        }
        if (random.nextInt(6) == 0) {
            Tail end = end();
            EncodedCommit other = TestCommits.one("foreign-" + foreign++);
            CommitLayout.place(other.bytes(), end.nextPosition(), end.recordedAt());
            take(List.of(other.document()));
        }
        return switch (random.nextInt(8)) {
            case 0 -> {
                lostReplies++;
                yield takeLater(batch);
            }
            case 1, 2 -> {
                lostReplies++;
                take(batch.subList(0, random.nextInt(batch.size() + 1)));
                yield new InsertOutcome.Unknown(lost());
            }
            default -> take(batch);
        };
    }

    @Override
    synchronized void beforeRead() {
        if (random.nextInt(10) == 0) {
            throw lost();
        }
    }
}
