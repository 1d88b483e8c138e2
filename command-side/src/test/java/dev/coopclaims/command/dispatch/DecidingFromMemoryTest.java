package dev.coopclaims.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.command.InMemoryStreams;
import dev.coopclaims.command.Node;
import dev.coopclaims.command.dispatch.ReadsOfCommandsTest.JoinIfThere;
import dev.coopclaims.command.organisation.AddMember;
import dev.coopclaims.command.organisation.OrganisationState;
import dev.coopclaims.command.organisation.RegisterOrganisation;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
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
        return new Node(streams, RetryLimits.DEFAULT, new Deciders().with(JoinIfThere.class, JoinIfThere.DECIDER));
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
