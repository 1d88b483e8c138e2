package dev.coopclaims.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.fund.FundId;
import dev.coopclaims.kernel.invoice.InvoiceId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    private static final OrganisationId NORTHWIND = new OrganisationId("org-northwind");

    @Test
    void an_id_of_another_kind_is_refused() {
        String claim = ClaimId.create().value();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrganisationId(claim))
                .withMessageContaining("org-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim-", "claim", "claim-a b", "claim-$ne", "claim-\u0000", "org-1", "claim-ä"})
    void what_is_no_claim_id_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ClaimId(text));
    }

    @Test
    void new_ids_grow_with_time_and_never_meet() {
        var ids = IntStream.range(0, 10_000)
                .mapToObj(ignored -> TimeOrderedId.next())
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).allMatch(id -> id.version() == 7 && id.variant() == 2);
        assertThat(ids.getFirst().toString().substring(0, 8))
                .isLessThanOrEqualTo(ids.getLast().toString().substring(0, 8));
    }

    @Test
    void a_fund_is_its_four_keys() {
        var fund = FundId.of(NORTHWIND, "CSP_DIRECT", "UK_LTD", EarningPeriod.ofLabel("FY19-H2"));
        assertThat(fund).hasToString("fund-northwind.CSP_DIRECT.UK_LTD.FY19-H2");
    }

    @ParameterizedTest
    @CsvSource({
        "Smith & Sons Ltd, Smith and Sons Ltd, false",
        "Smith & Sons Ltd., SMITH & SONS LTD, true",
        "Café Noir, CAFE NOIR, true",
        "A-1, A1, true",
    })
    void spelling_does_not_make_another_supplier_C9(String one, String other, boolean same) {
        assertThat(InvoiceId.of(NORTHWIND, one, null, "INV 7").equals(InvoiceId.of(NORTHWIND, other, null, "inv-7")))
                .isEqualTo(same);
    }

    @Test
    void numbers_alone_do_not_make_an_invoice_C9() {
        assertThat(InvoiceId.of(NORTHWIND, "Alpha", null, "1"))
                .isNotEqualTo(InvoiceId.of(NORTHWIND, "Beta", null, "1"));
        assertThat(InvoiceId.of(NORTHWIND, "Alpha", "GB1", "1"))
                .isEqualTo(InvoiceId.of(NORTHWIND, "Beta", "gb 1", "1"));
    }

    @ParameterizedTest
    @CsvSource({
        "1-23, 12-3, false",
        "INV-77/1, INV-7/71, false",
        "INV 77/1, inv77-1, true",
        "49115., 49115, true",
        "002604, 2604, false",
        "-7, 7, true",
    })
    void separators_between_digits_count_others_do_not_C9(String one, String other, boolean same) {
        assertThat(InvoiceId.normalisedNumber(one).equals(InvoiceId.normalisedNumber(other)))
                .isEqualTo(same);
    }

    @Test
    void marks_of_other_scripts_make_other_suppliers_C9() {
        assertThat(InvoiceId.normalised("ガス")).isNotEqualTo(InvoiceId.normalised("カス"));
        assertThat(InvoiceId.normalised("कि")).isNotEqualTo(InvoiceId.normalised("का"));
    }
}
