package dev.coopclaims.command.earning.web;

import dev.coopclaims.kernel.earning.EarningId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Lets records of one external id go one after the other, in the order in which they stand, whichever workers they go
 * through: of two lines with one id the earlier is always the one that counts (F-1). Nobody waits in a circle, because
 * workers go in that order too. Keeps what is in flight alone, and the ids of which nobody knows whether they count.
 */
final class Turns {
    private final ConcurrentMap<EarningId, Turn> latest = new ConcurrentHashMap<>();

    /** The turn behind all those of the same id that were taken before; taken by one thread, in the records' order. */
    Turn take(EarningId id) {
        Turn mine = new Turn(id, latest.get(id));
        latest.put(id, mine);
        return mine;
    }

    /** One record's turn. */
    final class Turn {
        private final EarningId id;
        private final CompletableFuture<Boolean> over = new CompletableFuture<>();
        private @Nullable Turn before;

        private Turn(EarningId id, @Nullable Turn before) {
            this.id = id;
            this.before = before;
        }

        /**
         * Waits until those before are over.
         *
         * @return whether it is known what became of them: if not, this one cannot be decided either
         */
        boolean await(long timeoutSeconds) throws InterruptedException {
            Turn earlier = before;
            before = null;
            if (earlier == null) {
                return true;
            }
            try {
                return earlier.over.get(timeoutSeconds, TimeUnit.SECONDS);
            } catch (TimeoutException stalled) {
                return false;
            } catch (ExecutionException cannotBe) {
                throw new IllegalStateException(cannotBe);
            }
        }

        /** @param known whether it is known what became of the record */
        void end(boolean known) {
            over.complete(known);
            if (known) {
                latest.remove(id, this);
            }
        }
    }
}
