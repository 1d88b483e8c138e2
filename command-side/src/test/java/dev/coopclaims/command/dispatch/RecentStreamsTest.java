package dev.coopclaims.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.command.InMemoryStreams;
import dev.coopclaims.command.Node;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.organisation.AddMember;
import dev.coopclaims.command.organisation.OrganisationState;
import dev.coopclaims.command.organisation.RegisterOrganisation;
import dev.coopclaims.kernel.EventMetadata;
import dev.coopclaims.kernel.organisation.OrganisationEvent;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Loading, versions and the answer of a commit, with Axon's in-memory store. */
class RecentStreamsTest {
    private static final OrganisationId ID = new OrganisationId("org-1");

    private final InMemoryStreams streams = new InMemoryStreams();
    private final Node here = nodeThatLooks(streams);
    private final Node there = nodeThatLooks(streams);

    /** Asks for the organisation and says what a decider sees. */
    record Look() implements Command<Optional<OrganisationState>> {
        static final Decider<Look, Optional<OrganisationState>> DECIDER = new Decider<>() {
            @Override
            public boolean changes() {
                return false;
            }

            @Override
            public Decision<Optional<OrganisationState>> decide(Look command, Streams streams, Context context) {
                return Decision.answer(streams.find(OrganisationState.KIND, ID));
            }
        };

        @Override
        public OrganisationId target() {
            return ID;
        }

        @Override
        public StreamKind<OrganisationState, OrganisationEvent> targetKind() {
            return OrganisationState.KIND;
        }
    }

    @BeforeEach
    void registered() {
        here.commands.send(new RegisterOrganisation(ID, "One", OrganisationKind.PARTNER), Node.FINANCE);
    }

    @Test
    void a_load_sees_what_another_node_wrote_and_reads_no_more_than_that() {
        assertThat(membersSeenBy(here)).isEmpty();
        add(there, "anna");
        add(there, "ben");
        streams.readsFrom(ID.value());
        assertThat(membersSeenBy(here)).containsExactlyInAnyOrder(new UserId("anna"), new UserId("ben"));
        assertThat(streams.readsFrom(ID.value())).containsExactly(1L);
        assertThat(membersSeenBy(here)).hasSize(2);
        assertThat(streams.readsFrom(ID.value())).containsExactly(3L);
    }

    @Test
    void a_decision_on_a_stale_state_is_never_taken() {
        assertThat(membersSeenBy(here)).isEmpty();
        add(there, "anna");
        assertThatThrownBy(() -> add(here, "anna"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT));
    }

    @Test
    void a_unit_of_work_that_is_rolled_back_leaves_no_trace() {
        streams.failNext();
        assertThatThrownBy(() -> add(here, "anna")).hasMessageContaining("out of order");
        assertThat(membersSeenBy(here)).isEmpty();
        assertThat(streams.stream(ID.value())).hasSize(1);
        assertThat(add(here, "anna").version()).isEqualTo(OptionalLong.of(1));
    }

    @Test
    void what_does_not_exist_is_empty_and_is_found_as_soon_as_another_node_makes_it() {
        InMemoryStreams empty = new InMemoryStreams();
        Node node = nodeThatLooks(empty);
        assertThat(node.commands.send(new Look(), Node.FINANCE).result()).isEmpty();
        nodeThatLooks(empty).commands.send(new RegisterOrganisation(ID, "One", OrganisationKind.PARTNER), Node.FINANCE);
        assertThat(node.commands.send(new Look(), Node.FINANCE).result()).isPresent();
    }

    @Test
    void a_write_answers_with_the_version_and_the_position_and_a_look_with_the_version_alone() {
        CommandResult<Void> added = add(here, "anna");
        assertThat(added.version()).isEqualTo(OptionalLong.of(1));
        assertThat(added.position()).isEqualTo(OptionalLong.of(1));
        CommandResult<Optional<OrganisationState>> looked = there.commands.send(new Look(), Node.FINANCE);
        assertThat(looked.version()).isEqualTo(OptionalLong.of(1));
        assertThat(looked.position()).isEmpty();
    }

    @Test
    void another_version_than_the_expected_one_is_a_failed_precondition() {
        add(there, "anna");
        assertThatThrownBy(() -> here.commands.send(member("ben"), Node.MANAGER, ExpectedVersions.of(0)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.PRECONDITION_FAILED));
        assertThat(here.commands
                        .send(member("ben"), Node.MANAGER, ExpectedVersions.of(1))
                        .version())
                .isEqualTo(OptionalLong.of(2));
    }

    @Test
    void something_new_has_no_expected_version() {
        OrganisationId other = new OrganisationId("org-2");
        assertThatThrownBy(() -> here.commands.send(
                        new RegisterOrganisation(other, "Two", OrganisationKind.PARTNER),
                        Node.FINANCE,
                        ExpectedVersions.of(0)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.PRECONDITION_FAILED));
        assertThat(streams.stream(other.value())).isEmpty();
    }

    @Test
    void an_event_says_who_when_and_why_in_strings() {
        add(here, "anna");
        DomainEventMessage<?> event = streams.stream(ID.value()).getLast();
        assertThat(event.getTimestamp()).isEqualTo(Node.NOW);
        assertThat(event.getMetaData().keySet())
                .isEqualTo(Set.of(
                        EventMetadata.ACTOR,
                        EventMetadata.ROLE,
                        EventMetadata.ACTOR_ORGANISATION,
                        EventMetadata.CHANNEL,
                        EventMetadata.CORRELATION,
                        EventMetadata.CAUSATION));
        assertThat(event.getMetaData().values()).allMatch(String.class::isInstance);
        assertThat(event.getMetaData().get(EventMetadata.ACTOR)).isEqualTo("manager");
    }

    private static Node nodeThatLooks(InMemoryStreams streams) {
        return new Node(streams, RetryLimits.DEFAULT, new Deciders().with(Look.class, Look.DECIDER));
    }

    private static Set<UserId> membersSeenBy(Node node) {
        return node.commands
                .send(new Look(), Node.FINANCE)
                .result()
                .orElseThrow()
                .members()
                .keySet();
    }

    private static CommandResult<Void> add(Node node, String user) {
        return node.commands.send(member(user), Node.MANAGER);
    }

    private static AddMember member(String user) {
        return new AddMember(ID, new UserId(user), user, null, Role.PARTNER_USER);
    }
}
