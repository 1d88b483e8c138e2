package dev.coopclaims.command.dispatch;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.RITA;
import static dev.coopclaims.command.claim.Sample.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.command.InMemoryStreams;
import dev.coopclaims.command.Node;
import dev.coopclaims.command.claim.AddComment;
import dev.coopclaims.command.claim.ClaimNode;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.claim.submission.SubmitClaim;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.command.organisation.AddMember;
import dev.coopclaims.command.organisation.OrganisationState;
import dev.coopclaims.command.organisation.RegisterOrganisation;
import dev.coopclaims.command.review.ApproveClaim;
import dev.coopclaims.command.review.StartReview;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CommentId;
import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.OrganisationEvent;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How often a command reads the log, and what it decides on after it has waited for a lane (record 47). */
class ReadsOfCommandsTest {

    @Nested
    class of_one_claim {
        private final ClaimNode node = new ClaimNode();
        private final ClaimId claim = new ClaimId("claim-1");

        of_one_claim() {
            Actor manager = new Actor(
                    new UserId("manager"), Set.of(Role.PROGRAMME_MANAGER), RITA.organisation(), Actor.Channel.API);
            for (Actor one : List.of(ALICE, RITA, STRANGER)) {
                OrganisationKind kind = one.equals(RITA) ? OrganisationKind.VENDOR : OrganisationKind.PARTNER;
                node.send(new RegisterOrganisation(one.organisation(), "One", kind), manager);
            }
            node.funded("5000.00");
            node.ready("claim-1", "CLM-FY21H1-000001", Sample.bill());
            node.streams.reads();
        }

        @Test
        void every_command_reads_once_whatever_it_touches() {
            node.send(comment(claim), ALICE);
            assertThat(node.streams.reads()).isEqualTo(1);
            node.send(new SubmitClaim(claim), ALICE);
            assertThat(node.streams.reads()).isEqualTo(1);
            node.send(new StartReview(claim), RITA);
            assertThat(node.streams.reads()).isEqualTo(1);
            node.send(new ApproveClaim(claim, ""), RITA);
            assertThat(node.streams.reads()).isEqualTo(1);
        }

        @Test
        void a_node_that_does_not_know_the_claim_reads_what_it_touches_once_more() {
            ClaimNode other = new ClaimNode(node.streams);
            other.send(new SubmitClaim(claim), ALICE);
            assertThat(node.streams.reads()).isEqualTo(2);
        }

        @Test
        void a_claim_of_others_costs_as_much_as_one_that_is_not_there_R_1() {
            refused(node, claim);
            assertThat(node.streams.reads()).as("in memory").isEqualTo(1);
            refused(new ClaimNode(node.streams), claim);
            assertThat(node.streams.reads()).as("not in memory").isEqualTo(1);
            refused(node, new ClaimId("claim-never"));
            assertThat(node.streams.reads()).as("not there").isEqualTo(1);
        }

        private static void refused(ClaimNode node, ClaimId claim) {
            assertThatThrownBy(() -> node.send(new SubmitClaim(claim), STRANGER))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        }

        private static AddComment comment(ClaimId claim) {
            return new AddComment(claim, CommentId.create(), "hello", null);
        }
    }

    private static final OrganisationId FIRST = new OrganisationId("org-1");
    private static final OrganisationId SECOND = new OrganisationId("org-2");

    /** Joins the first organisation; once Anna is there, only if a person is a member of the second one. */
    record JoinIfThere(String user, String ifThere) implements Command<Void> {
        static final Decider<JoinIfThere, Void> DECIDER = new Decider<>() {
            @Override
            public Touched touches(JoinIfThere command, Streams known, Context context) {
                return Touched.NOTHING.reading(OrganisationState.KIND, SECOND);
            }

            @Override
            public Decision<Void> decide(JoinIfThere command, Streams streams, Context context) {
                boolean first = !members(streams, FIRST).contains(new UserId("anna"));
                if (!first && !members(streams, SECOND).contains(new UserId(command.ifThere()))) {
                    throw Refusal.rule(new Violation("NOT_THERE", "", "not there", ""));
                }
                return Decision.of(Changes.of(
                        OrganisationState.KIND,
                        new MemberAdded(FIRST, new UserId(command.user()), command.user(), null, Role.PARTNER_USER)));
            }

            private static Set<UserId> members(Streams streams, OrganisationId organisation) {
                return streams.get(OrganisationState.KIND, organisation)
                        .members()
                        .keySet();
            }
        };

        @Override
        public OrganisationId target() {
            return FIRST;
        }

        @Override
        public StreamKind<OrganisationState, OrganisationEvent> targetKind() {
            return OrganisationState.KIND;
        }
    }

    @Nested
    class after_a_wait {
        private final InMemoryStreams streams = new InMemoryStreams();
        private final Node here = node();
        private final Node there = node();

        after_a_wait() {
            for (OrganisationId organisation : List.of(FIRST, SECOND)) {
                here.commands.send(
                        new RegisterOrganisation(organisation, "One", OrganisationKind.PARTNER), Node.FINANCE);
            }
            add(here, SECOND, "ben");
        }

        private Node node() {
            return new Node(streams, RetryLimits.DEFAULT, new Deciders().with(JoinIfThere.class, JoinIfThere.DECIDER));
        }

        @Test
        void it_decides_on_what_this_node_has_stored_meanwhile_without_reading_again() throws Exception {
            waiting(new JoinIfThere("carl", "ben"), () -> {}).get(10, TimeUnit.SECONDS);
            assertThat(streams.reads()).as("both commands").isEqualTo(2);
            assertThat(here.conflicts).hasValue(0);
            assertThat(members()).containsExactlyInAnyOrder("anna", "carl");
        }

        @Test
        void a_refusal_rests_on_one_moment_of_the_log() throws Exception {
            waiting(new JoinIfThere("carl", "dora"), () -> add(there, SECOND, "dora"))
                    .get(10, TimeUnit.SECONDS);
            assertThat(members()).containsExactlyInAnyOrder("anna", "carl");
            assertThat(here.conflicts).hasValue(0);
        }

        @Test
        void what_is_no_longer_in_memory_is_read_again() throws Exception {
            waiting(new JoinIfThere("carl", "dora"), () -> {
                        add(here, SECOND, "dora");
                        here.recent.forgetAll();
                    })
                    .get(10, TimeUnit.SECONDS);
            assertThat(here.conflicts).hasValue(0);
            assertThat(members()).containsExactlyInAnyOrder("anna", "carl");
        }

        @Test
        void who_is_refused_by_what_was_read_waits_for_nobody() throws Exception {
            add(here, FIRST, "anna");
            CountDownLatch over = new CountDownLatch(1);
            CompletableFuture<Void> busy = busy(over);
            streams.reads();
            CompletableFuture<Void> refused =
                    started(() -> here.commands.send(new JoinIfThere("carl", "nobody"), Node.FINANCE));
            assertThatThrownBy(() -> refused.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(Refusal.class);
            assertThat(streams.reads()).isEqualTo(1);
            over.countDown();
            busy.orTimeout(10, TimeUnit.SECONDS).join();
        }

        @Test
        void what_a_commit_needs_is_prepared_before_its_lanes_are_entered() {
            List<Integer> lanes = new ArrayList<>();
            List<Object> prepared = new ArrayList<>();
            here.preparation = changes -> {
                lanes.add(here.lanes.inUse());
                changes.forEach(change -> prepared.addAll(change.events()));
            };
            add(here, FIRST, "anna");
            assertThat(lanes).containsExactly(0);
            assertThat(prepared).hasSize(1).hasOnlyElementsOfType(MemberAdded.class);
            assertThatThrownBy(() -> here.commands.send(new JoinIfThere("carl", "nobody"), Node.FINANCE))
                    .isInstanceOf(Refusal.class);
            assertThat(prepared).hasSize(1);
        }

        @Test
        void a_refusal_is_final_all_the_same() throws Exception {
            CompletableFuture<Void> refused = waiting(new JoinIfThere("carl", "nobody"), () -> {});
            assertThatThrownBy(() -> refused.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(Refusal.class);
            assertThat(streams.reads())
                    .as("both commands, and the refused one again")
                    .isEqualTo(3);
            assertThat(members()).containsExactly("anna");
        }

        @Test
        void what_another_node_has_stored_is_never_written_over() throws Exception {
            waiting(new JoinIfThere("carl", "ben"), () -> add(there, FIRST, "dora"))
                    .get(10, TimeUnit.SECONDS);
            assertThat(here.conflicts).hasPositiveValue();
            assertThat(members()).containsExactlyInAnyOrder("anna", "carl", "dora");
        }

        /**
         * Has the command wait for the lane behind one that adds Anna to its target, and lets something happen before
         * either is decided.
         */
        private CompletableFuture<Void> waiting(JoinIfThere command, Runnable meanwhile) {
            streams.reads();
            CountDownLatch over = new CountDownLatch(1);
            CompletableFuture<Void> busy = busy(over);
            CompletableFuture<Void> anna = started(() -> add(here, FIRST, "anna"));
            awaitWaiting(1);
            CompletableFuture<Void> sent = started(() -> here.commands.send(command, Node.FINANCE));
            awaitWaiting(2);
            meanwhile.run();
            over.countDown();
            busy.orTimeout(10, TimeUnit.SECONDS).join();
            anna.orTimeout(10, TimeUnit.SECONDS).join();
            return sent;
        }

        /** Somebody is in the lane; returns when that is so. */
        private CompletableFuture<Void> busy(CountDownLatch over) {
            CountDownLatch entered = new CountDownLatch(1);
            CompletableFuture<Void> busy =
                    started(() -> DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("busy"))
                            .execute(() -> {
                                here.lanes.enter(CurrentUnitOfWork.get(), List.of(FIRST));
                                entered.countDown();
                                await(over);
                            }));
            await(entered);
            return busy;
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }

        private void awaitWaiting(int commands) {
            long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (here.lanes.waiting(FIRST) < commands) {
                assertThat(System.nanoTime() - endNanos).as("waiting").isNegative();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        }

        private static CompletableFuture<Void> started(Runnable sending) {
            return CompletableFuture.runAsync(
                    sending, task -> Thread.ofVirtual().start(task));
        }

        private List<String> members() {
            return there.organisations.find(FIRST).orElseThrow().members().keySet().stream()
                    .map(UserId::value)
                    .toList();
        }

        private static void add(Node node, OrganisationId organisation, String user) {
            node.commands.send(
                    new AddMember(organisation, new UserId(user), user, null, Role.PARTNER_USER), Node.MANAGER);
        }
    }
}
