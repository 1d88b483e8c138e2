package dev.coopclaims.app.wiring.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coopclaims.command.erasure.Subject;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.query.history.HistoryEntry;
import dev.coopclaims.query.hold.HeldThing;
import dev.coopclaims.query.organisation.Member;
import dev.coopclaims.query.projection.View;
import dev.coopclaims.query.projection.ViewReader;
import dev.coopclaims.query.projection.Views;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A view that is being filled lacks holds and memberships, and keys that were destroyed do not come back. */
class TracesInViewsTest {

    @Test
    void nobody_is_looked_for_while_a_view_is_being_filled() {
        for (View<?> filled : List.of(Member.VIEW, HeldThing.VIEW, HistoryEntry.VIEW)) {
            TracesInViews traces = new TracesInViews(new Unread(), view -> !view.equals(filled));
            assertThat(catchThrowableOfType(Refusal.class, () -> traces.of(Subject.of(new UserId("alice"))))
                            .kind())
                    .isEqualTo(Refusal.Kind.UNAVAILABLE);
        }
    }

    private static final class Unread implements Views {
        @Override
        public <V extends Record> ViewReader<V> of(View<V> view) {
            throw new AssertionError("read " + view.name());
        }
    }
}
