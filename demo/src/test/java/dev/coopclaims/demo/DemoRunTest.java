package dev.coopclaims.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.demo.ContractStub.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoRunTest {
    private static final DemoOptions FORTY = new DemoOptions(40, 4);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void a_run_against_an_application_that_does_right_reconciles() throws IOException {
        DemoOutcome outcome = run(Fault.NONE, FORTY);

        assertThat(outcome.differences()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.claims()).isEqualTo(40);
        assertThat(lines()).last().isEqualTo("reconciled");
        assertThat(lines()).contains(ExampleData.LICENCE);
        assertThat(lines()).anyMatch(line -> line.matches("APPROVED +19 .*"));
        assertThat(lines()).anyMatch(line -> line.matches("REJECTED +12 .*"));
        for (String status : List.of("EDITING", "DISCARDED", "SUBMITTED", "UNDER_REVIEW", "DISPUTED")) {
            assertThat(lines()).anyMatch(line -> line.matches(status + " +1 .*"));
        }
        for (String status : List.of("WITHDRAWN", "ACTION_REQUIRED")) {
            assertThat(lines()).anyMatch(line -> line.matches(status + " +2 .*"));
        }
    }

    @Test
    void the_whole_example_reconciles() throws IOException {
        assertThat(run(Fault.NONE, new DemoOptions(1_100, 16)).differences()).isEmpty();
    }

    @Test
    void a_claim_that_the_views_lost_is_named() throws IOException {
        DemoOutcome outcome = run(Fault.LOSES_A_CLAIM, FORTY);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.differences()).anyMatch(line -> line.startsWith("claim ") && line.endsWith(": missing"));
        assertThat(lines()).last().asString().startsWith("difference: ");
    }

    @Test
    void a_cost_that_was_changed_is_found_in_claim_fund_and_overview() throws IOException {
        assertThat(run(Fault.ROUNDS_A_COST, new DemoOptions(40, 1)).differences())
                .anyMatch(line -> line.startsWith("claim "))
                .anyMatch(line -> line.startsWith("fund "))
                .anyMatch(line -> line.startsWith("overview "));
    }

    @Test
    void an_approval_that_should_be_a_rejection_is_found() throws IOException {
        assertThat(run(Fault.APPROVES_ALL, FORTY).differences())
                .anyMatch(line -> line.contains("status: expected REJECTED, reported APPROVED"));
    }

    @Test
    void a_reduction_that_was_not_done_is_found_in_claim_fund_and_ledger() throws IOException {
        assertThat(run(Fault.IGNORES_REDUCTIONS, FORTY).differences())
                .anyMatch(line -> line.startsWith("claim ") && line.contains(", approved: "))
                .anyMatch(line -> line.startsWith("fund ") && line.contains(", approved: "))
                .anyMatch(line -> line.startsWith("ledger ") && line.contains(", released: "));
    }

    @Test
    void money_that_a_lost_dispute_does_not_give_back_is_found() throws IOException {
        assertThat(run(Fault.KEEPS_WHAT_A_LOST_DISPUTE_FREES, FORTY).differences())
                .isNotEmpty()
                .anyMatch(line -> line.startsWith("fund ") && line.contains(", reserved: "))
                .noneMatch(line -> line.startsWith("claim "));
    }

    @Test
    void money_still_held_for_a_dispute_that_was_opened_is_found() throws IOException {
        assertThat(run(Fault.HOLDS_DISPUTED_CLAIMS, FORTY).differences())
                .isNotEmpty()
                .allMatch(line -> line.startsWith("fund ") && line.contains(", held for dispute: "));
    }

    @Test
    void a_ledger_that_does_not_explain_the_balances_is_found() throws IOException {
        assertThat(run(Fault.FORGETS_A_LEDGER_ENTRY, FORTY).differences())
                .isNotEmpty()
                .allMatch(line -> line.startsWith("ledger "));
    }

    @Test
    void a_refusal_is_reported_with_its_rule_and_stops_no_other_claim() throws IOException {
        DemoOutcome outcome = run(Fault.REFUSES_A_SUBMISSION, FORTY);

        assertThat(outcome.differences()).anyMatch(line -> line.contains("422") && line.contains("P-5"));
        assertThat(lines()).anyMatch(line -> line.contains("40 of 40 claims"));
    }

    @Test
    void a_store_that_holds_claims_already_is_not_touched() throws IOException {
        DemoOutcome outcome = run(Fault.HOLDS_CLAIMS_ALREADY, FORTY);

        assertThat(outcome.differences()).singleElement().asString().contains("empty store");
        assertThat(outcome.claims()).isZero();
    }

    @Test
    void more_claims_than_the_example_makes_are_refused_before_anything_is_sent() {
        DemoOutcome outcome = DemoRun.run(URI.create("http://localhost:9"), new DemoOptions(1_101, 1), out());

        assertThat(outcome.differences()).singleElement().asString().contains("1100");
    }

    @Test
    void an_application_that_does_not_answer_ends_with_a_message() {
        DemoOutcome outcome = DemoRun.run(URI.create("http://localhost:9"), FORTY, out());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.differences()).singleElement().asString().contains("localhost:9");
    }

    private DemoOutcome run(Fault fault, DemoOptions options) throws IOException {
        try (ContractStub stub = new ContractStub(fault)) {
            return DemoRun.run(stub.uri(), options, out());
        }
    }

    private PrintStream out() {
        return new PrintStream(printed, true, StandardCharsets.UTF_8);
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
