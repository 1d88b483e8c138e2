package dev.coopclaims.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.source.InvoiceId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** JSON and views can write and read every id in an event; they know only the ids of this list. */
    @Test
    void every_id_of_an_event_is_listed() {
        Set<Class<?>> listed = KernelId.ALL.stream().map(KernelId::type).collect(Collectors.toSet());
        Set<Class<?>> ids = StoredEventNames.CLASSES.values().stream()
                .flatMap(event -> Arrays.stream(event.getRecordComponents()))
                .map(RecordComponent::getType)
                .filter(type -> type.isRecord() && type.getSimpleName().endsWith("Id"))
                .collect(Collectors.toSet());
        assertThat(ids).hasSizeGreaterThan(12);
        assertThat(listed).containsAll(ids);
        assertThat(KernelId.ALL).doesNotHaveDuplicates();
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
        "INV-77, INV 77, true",
        "INV-77, inv77, true",
        "INV 77/1, inv77-1, true",
        "2026-001, 2026001, true",
        "49115., 49115, true",
        "002604, 2604, false",
        "-7, 7, true",
        "７７, 77, true",
        "٧٧, 77, true",
        "INV-77, INV-78, false",
        "RÉF-1, REF-1, true",
    })
    void case_width_dashes_and_spaces_do_not_make_another_invoice_number_but_leading_zeros_do_C_9(
            String one, String other, boolean same) {
        assertThat(InvoiceId.normalised(one).equals(InvoiceId.normalised(other)))
                .isEqualTo(same);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x200B, 0x00AD, 0x2060, 0xFEFF, 0xFE0F, 0x00A0, 0x202F, 0x034F, 0x115F, 0x3164, 0xFFA0, 0x180E, 0x180B,
                0xE0101
            })
    void a_character_that_nobody_sees_does_not_make_another_invoice_number_C_9(int codePoint) {
        String invisible = Character.toString(codePoint);
        assertThat(InvoiceId.normalised("12" + invisible + "34")).isEqualTo("1234");
        assertThat(InvoiceId.normalised(invisible + "AB" + invisible)).isEqualTo("AB");
    }

    @Test
    void marks_of_other_scripts_make_other_names_C_9() {
        assertThat(InvoiceId.normalised("ガス")).isNotEqualTo(InvoiceId.normalised("カス"));
        assertThat(InvoiceId.normalised("कि")).isNotEqualTo(InvoiceId.normalised("का"));
    }
}
