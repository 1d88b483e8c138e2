package dev.coopclaims.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;

class FairKeyLocksTest {
    private static final OrganisationId A = new OrganisationId("org-a");
    private static final OrganisationId B = new OrganisationId("org-b");

    private final FairKeyLocks lanes = new FairKeyLocks(1_024, Duration.ofMillis(50), DispatchListener.SILENT);

    @Test
    void a_lane_that_stays_taken_is_refused_after_the_time_out_and_is_free_after_the_unit_of_work() throws Exception {
        UnitOfWork<?> first = started();
        lanes.enter(first, List.of(A));
        assertThat(elsewhere(List.of(A))).isEqualTo(Refusal.Kind.UNAVAILABLE.name());
        assertThat(elsewhere(List.of(B))).isEqualTo("entered");
        first.rollback();
        assertThat(elsewhere(List.of(B, A))).isEqualTo("entered");
    }

    @Test
    void who_waits_in_vain_for_one_lane_keeps_no_other() throws Exception {
        UnitOfWork<?> first = started();
        lanes.enter(first, List.of(A));
        assertThat(elsewhere(List.of(A, B))).isEqualTo(Refusal.Kind.UNAVAILABLE.name());
        assertThat(elsewhere(List.of(B))).isEqualTo("entered");
        first.commit();
    }

    @Test
    void lanes_are_entered_once_in_a_unit_of_work() {
        UnitOfWork<?> unitOfWork = started();
        lanes.enter(unitOfWork, List.of(A));
        lanes.enter(unitOfWork, List.of(A));
        assertThatThrownBy(() -> lanes.enter(unitOfWork, List.of(B))).isInstanceOf(IllegalStateException.class);
        unitOfWork.rollback();
    }

    private String elsewhere(List<OrganisationId> keys) throws Exception {
        try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
            return thread.submit(() -> {
                        UnitOfWork<?> unitOfWork = started();
                        try {
                            lanes.enter(unitOfWork, keys);
                            return "entered";
                        } catch (Refusal refusal) {
                            return refusal.kind().name();
                        } finally {
                            unitOfWork.rollback();
                        }
                    })
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private static UnitOfWork<?> started() {
        return DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("anything"));
    }
}
