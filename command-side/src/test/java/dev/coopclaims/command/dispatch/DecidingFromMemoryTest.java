package dev.coopclaims.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.command.InMemoryStreams;
import dev.coopclaims.command.Node;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.dispatch.ReadsOfCommandsTest.JoinIfThere;
import dev.coopclaims.command.organisation.AddMember;
import dev.coopclaims.command.organisation.OrganisationState;
import dev.coopclaims.command.organisation.RegisterOrganisation;
import dev.coopclaims.kernel.organisation.OrganisationEvent;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.OrganisationRegistered;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.Violation;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While a node alone writes, it decides on what it remembers (record 47); another node writes all the same. */
class DecidingFromMemoryTest {
    private static final OrganisationId FIRST = new OrganisationId("org-1");
    private static final OrganisationId SECOND = new OrganisationId("org-2");

    private final InMemoryStreams streams = new InMemoryStreams();
    private final Node here = node();
    private final Node there = node();

    private Node node() {
        return new Node(
                streams,
                RetryLimits.DEFAULT,
                new Deciders()
                        .with(JoinIfThere.class, JoinIfThere.DECIDER)
                        .with(Foresee.class, Foresee.DECIDER)
                        .with(Found.class, Found.DECIDER));
    }

    /** Asks whether somebody is a member of the first organisation; another command decides that again. */
    private record Foresee(String member) implements Command<Void> {
        static final Decider<Foresee, Void> DECIDER = new Decider<>() {
            @Override
            public boolean changes() {
                return false;
            }

            @Override
            public Decision<Void> decide(Foresee command, Streams streams, Context context) {
                if (!streams.get(OrganisationState.KIND, FIRST).members().containsKey(new UserId(command.member()))) {
                    throw Refusal.rule(new Violation("NOT_THERE", "", "not there", ""));
                }
                return Decision.of(Changes.NONE);
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

        @Override
        public boolean isForecast() {
            return true;
        }
    }

    /** Begins an organisation, whose id was drawn for it. */
    private record Found(OrganisationId target) implements Command<Void> {
        static final Decider<Found, Void> DECIDER = (command, streams, context) -> {
            if (streams.stream(OrganisationState.KIND, command.target()).version() >= 0) {
                throw Refusal.rule(new Violation("THERE", "", "there already", ""));
            }
            return Decision.of(Changes.of(
                    OrganisationState.KIND,
                    new OrganisationRegistered(command.target(), "New", OrganisationKind.PARTNER, null, null, null)));
        };

        @Override
        public StreamKind<OrganisationState, OrganisationEvent> targetKind() {
            return OrganisationState.KIND;
        }

        @Override
        public boolean beginsTarget() {
            return true;
        }
    }

    @BeforeEach
    void aloneSoFar() {
        long since = System.nanoTime();
        here.own = () -> OptionalLong.of(since);
        here.commands.send(new RegisterOrganisation(Node.VENDOR, "Vendor", OrganisationKind.VENDOR), Node.FINANCE);
        for (OrganisationId organisation : List.of(FIRST, SECOND)) {
            here.commands.send(new RegisterOrganisation(organisation, "One", OrganisationKind.PARTNER), Node.FINANCE);
        }
        add(here, FIRST, "anna");
        add(here, SECOND, "ben");
        streams.reads();
    }

    @Test
    void what_is_remembered_is_not_read() {
        join("ben");
        assertThat(streams.reads()).isZero();
        assertThat(members()).containsExactlyInAnyOrder("anna", "carl");
    }

    @Test
    void what_is_not_remembered_is_read() {
        here.recent.forgetAll();
        join("ben");
        assertThat(streams.reads()).isPositive();
    }

    @Test
    void a_refusal_is_decided_on_what_was_read() {
        add(there, SECOND, "dora");
        streams.reads();
        join("dora");
        assertThat(streams.reads()).isEqualTo(1);
        assertThat(members()).containsExactlyInAnyOrder("anna", "carl");
        assertThatThrownBy(() -> join("nobody")).isInstanceOf(Refusal.class);
        assertThat(streams.reads()).isEqualTo(2);
    }

    @Test
    void what_another_node_has_stored_is_never_written_over_and_is_read_for_a_while() {
        add(there, FIRST, "dora");
        streams.reads();
        join("ben");
        assertThat(here.conflicts).hasValue(1);
        assertThat(streams.reads()).as("before the lane and in it").isEqualTo(2);
        join("ben");
        assertThat(streams.reads()).as("soon after a lost race").isEqualTo(2);
        assertThat(members()).containsExactlyInAnyOrder("anna", "carl", "dora");
    }

    @Test
    void what_was_read_before_another_node_wrote_is_read_again() {
        long since = System.nanoTime();
        here.own = () -> OptionalLong.of(since);
        join("ben");
        assertThat(streams.reads()).isEqualTo(1);
        join("ben");
        assertThat(streams.reads()).as("read since then").isZero();
    }

    @Test
    void a_node_that_does_not_know_reads() {
        here.own = OwnLog.NOT_KNOWN;
        join("ben");
        assertThat(streams.reads()).isEqualTo(1);
    }

    /** Memory lacks what may have been stored, so nothing is decided on it until it was read again. */
    @Test
    void what_may_have_been_stored_is_read_before_the_next_decision() {
        streams.loseNext();
        assertThatThrownBy(() -> add(here, SECOND, "dora")).hasMessageContaining("nobody knows");
        assertThat(here.recent.inMemory(Map.of(SECOND, OrganisationState.KIND)).all())
                .as("what nobody knows is in no memory")
                .allSatisfy((id, known) -> assertThat(known.version()).isEqualTo(1));
        streams.reads();

        join("dora");

        assertThat(streams.reads()).isPositive();
        assertThat(here.conflicts).as("the decision rested on the newest").hasValue(0);
        assertThat(members()).containsExactlyInAnyOrder("anna", "carl");
        assertThatThrownBy(() -> add(here, SECOND, "dora"))
                .as("a repeat of the command is refused by the rules, not by the store")
                .isInstanceOf(Refusal.class);
    }

    @Test
    void what_was_not_there_is_remembered_too() {
        OrganisationId none = new OrganisationId("org-none");
        assertThatThrownBy(() -> add(here, none, "anna")).isInstanceOf(Refusal.class);
        assertThat(here.recent.inMemory(Map.of(none, OrganisationState.KIND)).all())
                .containsKey(none);
        there.commands.send(new Found(none), Node.FINANCE);
        add(here, none, "anna");
        assertThat(there.organisations.find(none).orElseThrow().members()).containsKey(new UserId("anna"));
    }

    @Test
    void who_is_let_through_for_another_command_to_decide_is_let_through_on_memory() {
        here.commands.send(new Foresee("anna"), Node.FINANCE);
        assertThat(streams.reads()).isZero();
    }

    @Test
    void who_is_refused_beforehand_is_refused_on_what_was_read() {
        add(there, FIRST, "dora");
        streams.reads();
        here.commands.send(new Foresee("dora"), Node.FINANCE);
        assertThat(streams.reads()).isEqualTo(1);
        assertThatThrownBy(() -> here.commands.send(new Foresee("nobody"), Node.FINANCE))
                .isInstanceOf(Refusal.class);
        assertThat(streams.reads()).isEqualTo(1);
    }

    @Test
    void what_begins_under_an_id_of_its_own_is_not_read() {
        here.commands.send(new Found(new OrganisationId("org-3")), Node.FINANCE);
        assertThat(streams.reads()).isZero();
        assertThat(there.organisations.find(new OrganisationId("org-3"))).isPresent();
    }

    @Test
    void what_another_node_has_begun_under_the_same_id_is_not_written_over() {
        OrganisationId third = new OrganisationId("org-3");
        there.commands.send(new Found(third), Node.FINANCE);
        add(there, third, "dora");
        assertThatThrownBy(() -> here.commands.send(new Found(third), Node.FINANCE))
                .isInstanceOf(Refusal.class);
        assertThat(here.conflicts).hasValue(1);
        assertThat(there.organisations.find(third).orElseThrow().members()).containsKey(new UserId("dora"));
    }

    private void join(String ifThere) {
        here.commands.send(new JoinIfThere("carl", ifThere), Node.FINANCE);
    }

    private List<String> members() {
        return there.organisations.find(FIRST).orElseThrow().members().keySet().stream()
                .map(UserId::value)
                .toList();
    }

    private static void add(Node node, OrganisationId organisation, String user) {
        node.commands.send(new AddMember(organisation, new UserId(user), user, null, Role.PARTNER_USER), Node.MANAGER);
    }
}
