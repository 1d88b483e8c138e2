package dev.coopclaims.command.claim;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.CLAIM;
import static dev.coopclaims.command.claim.Sample.COST;
import static dev.coopclaims.command.claim.Sample.eur;
import static dev.coopclaims.command.claim.Sample.started;
import static dev.coopclaims.command.claim.SampleCatalogue.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.coopclaims.kernel.claim.CostSource;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.refusal.Violation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The statement that the system renders, and one that the partner uploaded (C-6). */
class StatementsTest {
    private static final DocumentId OWN = new DocumentId("document-own");

    @Test
    void a_new_rendering_takes_the_place_of_the_old_one_and_never_of_the_partners_own_document() {
        ClaimState both = Sample.after(inHouse(), List.of(Sample.attached(OWN, "CSR", COST)));

        assertThat(changed(both, "12").file().documents().keySet())
                .containsExactly(OWN, new DocumentId("document-rendered-2"));
    }

    @Test
    void the_partners_own_document_stays_when_the_work_becomes_a_third_partys_bill() {
        ClaimState both = Sample.after(inHouse(), List.of(Sample.attached(OWN, "CSR", COST)));

        ClaimState billed = Sample.after(
                both,
                Statements.change(
                        both.file(), new ChangeCost(CLAIM, COST, Sample.bill()), ALICE, CATALOGUE, Sample.PEOPLE));

        assertThat(billed.file().documents().keySet()).containsExactly(OWN);
    }

    @Test
    void it_goes_with_its_cost_and_the_partners_own_document_stays() {
        ClaimState both = Sample.after(inHouse(), List.of(Sample.attached(OWN, "CSR", COST)));

        ClaimState left = Sample.after(both, Statements.remove(both.file(), COST));

        assertThat(left.file().documents().keySet()).containsExactly(OWN);
    }

    @Test
    void it_does_not_go_alone_C_6() {
        ClaimContent file = Sample.after(inHouse(), List.of(Sample.attached(OWN, "CSR", COST)))
                .file();

        assertThat(Sample.refusalOf(() -> Statements.refuseRendered(file, new DocumentId("document-rendered")))
                        .violations())
                .extracting(Violation::code)
                .containsExactly("STATEMENT_OF_A_COST");
        assertThatCode(() -> Statements.refuseRendered(file, OWN)).doesNotThrowAnyException();
    }

    private static ClaimState inHouse() {
        ClaimState draft = Sample.claim(started());
        AddCost command = new AddCost(CLAIM, COST, work("10"), Sample.file("document-rendered"));
        return Sample.after(draft, Statements.add(draft.file(), command, ALICE, CATALOGUE, Sample.PEOPLE));
    }

    private static ClaimState changed(ClaimState state, String hours) {
        ChangeCost command = new ChangeCost(CLAIM, COST, work(hours), Sample.file("document-rendered-2"));
        return Sample.after(state, Statements.change(state.file(), command, ALICE, CATALOGUE, Sample.PEOPLE));
    }

    private static CostForm work(String hours) {
        BigDecimal count = new BigDecimal(hours);
        CostForm.Work work = new CostForm.Work(
                "Wim Worker", count, eur("50.00"), LocalDate.of(2021, 3, 1), LocalDate.of(2021, 3, 5), "layout");
        String net = count.multiply(new BigDecimal("50.00")).toPlainString();
        return new CostForm(CostSource.IN_HOUSE, "MEDIA", null, work, eur(net), null, List.of(), List.of(), null);
    }
}
