package dev.coopclaims.documents.gridfs;

import dev.coopclaims.documents.ContentId;
import dev.coopclaims.documents.SweepResult;
import dev.coopclaims.documents.gridfs.Register.Entry;
import dev.coopclaims.documents.gridfs.Register.State;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds contents that were begun, or stored, and that nobody ever confirmed. */
record Sweeping(Register register, Leaving leaving) {
    private static final Logger log = LoggerFactory.getLogger(Sweeping.class);
    private static final int MAX_SWEPT_CONTENTS = 1_000;

    /** @param referenced whether a stored event refers to a content */
    SweepResult orphans(Instant begunBefore, Predicate<ContentId> referenced) {
        List<Entry> old = register.begunBefore(
                begunBefore, List.of(State.QUARANTINED, State.STORED, State.LEAVING), MAX_SWEPT_CONTENTS);
        int removed = 0;
        int confirmed = 0;
        int failed = 0;
        for (Entry entry : old) {
            try {
                // Contents in quarantine or leaving were never handed out, or were refused: no event can refer to them.
                if (entry.state() == State.STORED && referenced.test(entry.id())) {
                    confirmed += register.move(entry.id(), State.STORED, State.CONFIRMED) ? 1 : 0;
                } else if (entry.state() == State.LEAVING || register.move(entry.id(), entry.state(), State.LEAVING)) {
                    leaving.remove(entry.id());
                    removed++;
                }
            } catch (RuntimeException broken) {
                failed++;
                if (failed == 1) {
                    log.warn("{} cannot be swept now and is left for the next time", entry.id(), broken);
                }
            }
        }
        if (removed > 0 || confirmed > 0 || failed > 0) {
            log.info("Sweep of unconfirmed contents: {} removed, {} confirmed, {} failed", removed, confirmed, failed);
        }
        // A page of nothing but failures would be the same page again.
        return new SweepResult(removed, confirmed, old.size() == MAX_SWEPT_CONTENTS && failed < old.size());
    }
}
