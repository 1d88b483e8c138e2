package dev.coopclaims.app.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coopclaims.command.catalogue.CatalogueMistakes;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueFileTest {
    private static final PublicHolidays HOLIDAYS = new PublicHolidays();

    @Nested
    class the_shipped_catalogue {
        private final Catalogue catalogue = read(shipped());

        @Test
        void has_every_programme_activity_and_reason() {
            assertThat(catalogue.programmes()).hasSize(17);
            assertThat(catalogue.activities()).hasSize(20).containsKey("CUSTOMER_SEMINAR");
            assertThat(catalogue.rejectionReasons()).hasSize(29);
        }

        @Test
        void has_its_whole_version() {
            assertThat(catalogue.version()).isEqualTo("2023.10");
        }

        @Test
        void points_elsewhere_where_a_programme_has_no_co_op_claims_P_1() {
            var usage = catalogue.programme("OSU_M365").orElseThrow();
            assertThat(usage.coopEligible()).isFalse();
            assertThat(usage.redirect()).contains("claiming-partner-of-record");
        }

        @Test
        void claims_from_16_february_to_15_august_T_3() {
            var claiming = catalogue.claiming(EarningPeriod.ofLabel("FY21-H1"));
            assertThat(claiming.first()).isEqualTo(LocalDate.of(2021, 2, 16));
            assertThat(claiming.last()).isEqualTo(LocalDate.of(2021, 8, 15));
        }

        @Test
        void skips_weekends_and_irish_holidays_in_review_deadlines_T_5() {
            // Friday before St Patrick's Day on a Tuesday: Monday is day 1, Wednesday day 2.
            var due = catalogue.reviewCalendar().endOfBusinessDay(Instant.parse("2020-03-13T10:00:00Z"), 2);
            assertThat(due).isEqualTo(Deadline.endOf(LocalDate.of(2020, 3, 18), ZoneId.of("Europe/Dublin")));
        }

        @Test
        void opens_an_activity_to_all_but_the_programmes_it_excepts_P_3() {
            var web = catalogue.activity("EMPLOYEE_PURCHASE_WEB").orElseThrow();
            assertThat(web.programmes()).contains("CSP_DIRECT").doesNotContain("SURFACE_ADD", "OSA_SELL");
        }
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "eligible_expenses: [RESEARCH, | eligible_expenses: [RESEARCHX, | activities[13].eligible_expenses[0]:"
                        + " unknown expense type 'RESEARCHX'",
                "coop_pct: 40, rebate_payout | coop_pct: 41, rebate_payout | programmes[0].earnings_split: rebate_pct"
                        + " and coop_pct must make 100",
                "catalogue_version: \"2023.10\" | catalogue_version: 2023.10 | catalogue_version: must be in quotes",
                "{code: GB, zone: Europe/London | {code: GB, zone: Europe/Londn | locations[4].zone: 'Europe/Londn'",
                "entity: UK_LTD | entity: UK_LTT | locations[4].entity: unknown entity 'UK_LTT'",
                "claiming: [2020-02-16, 2020-08-15] | claiming: [2020-02-16, 2020-08-14] | periods[2].claiming:"
                        + " disagrees with the period rule",
                "amount: 18750, currency: USD | amount: 18750.001, currency: USD | activities[5].caps[0]: more than"
                        + " the 2 decimals of USD",
                "{code: HOSTING, name | {code: CSP_DIRECT, name | programmes[3].code: 'CSP_DIRECT' is listed twice",
                "dispute_window: {value: 30, unit: calendar_days | dispute_window: {value: 30, unit: days |"
                        + " sla.dispute_window.unit: must be calendar_days",
                "disputes_per_claim: {value: 1 | disputes_per_claim: {value: 0 | sla.disputes_per_claim.value: must be"
                        + " a whole number from 1",
                "~  order: []~ | ~  order: [UK_LTD, UK_LTD]~ | drawing.order: an entity is listed twice",
                "~  order: []~ | ~  order: [UK_LTT]~ | drawing.order[0]: unknown entity 'UK_LTT'",
                "MAX_FILE_BYTES, value: 10485760 | MAX_FILE_BYTES, value: ten | document_rules[4].value: must be a"
                        + " whole number",
                "per: [person, conference] | per: [persn, conference] | activities[18].caps[1].per[0]: unknown word"
                        + " 'persn'; allowed: organisation, programme, usage_period, earning_period, person, conference",
                "max_people: 3, per | max_peeple: 3, per | activities[18].caps[0].max_peeple: unknown field; allowed:"
                        + " kind, amount,",
                "coop_eligible: true, | coop_eligible: true, reimbursed_percent: 50, | programmes[0].reimbursed_percent: unknown"
                        + " field; allowed: code, name,",
                "holidays: [] | hollidays: [2026-12-24] | sla.business_calendar.hollidays: unknown field; allowed: weekend,"
                        + " holidays",
                "~drawing:~ | ~drawings:~ | drawings: unknown field; allowed: schema_version,",
                "{label: \"bought media | {labell: x, label: \"bought media | expense_types.MEDIA_PLACEMENT.labell: unknown field;"
                        + " allowed: label, metrics_waived",
                "rule: EXPLANATION_REQUIRED | rule: EXPLANATION_REQIRED | document_rules[1].rule: unknown word"
                        + " 'EXPLANATION_REQIRED'",
                "code: HOSTING, name | code: HOS.TING, name | programmes[3].code: a code has 1 to 40 letters, digits, dashes"
                        + " and underscores",
                "{kind: HEADCOUNT, max | {kind: HEADCUONT, max | activities[18].caps[0].kind: unknown word"
                        + " 'HEADCUONT'; allowed: ABSOLUTE,",
                "pre_approval: OPTIONAL | pre_approval: OPTINAL | activities[1].pre_approval: unknown word 'OPTINAL';"
                        + " allowed: REQUIRED, OPTIONAL",
                "unless_surface: UNLIMITED | unless_surface: UNLIMTED | activities[19].caps[0].unless_surface: unknown"
                        + " word 'UNLIMTED'; allowed: UNLIMITED",
                "basis: coop_accrued, amount | basis: all_accrued, amount | activities[19].caps[0].basis: unknown word"
                        + " 'all_accrued'; allowed: coop_accrued",
                "effective_from: 2019-01-01 | effective_from: 2019-02-01 | effective_from: must be the first day of a"
                        + " half-year",
                "catalogue_version: \"2023.10\" | catalogue_version: \"2023/10\" | catalogue_version: must be 1 to 40"
                        + " letters",
                "currency: EUR, calendar: IE, zone: Europe/Dublin | currency: EUR, calendar: ZZ, zone: Europe/Dublin |"
                        + " entities[1].calendar: no public holidays known for 'ZZ'",
                "currency: EUR, calendar: IE, zone: Europe/Dublin | currency: EUR, calendar: IE | entities[1].zone: is"
                        + " missing",
                "{from: 2021-10-01, amount: 10000, currency: USD | {from: 2021-10-01, amount: 10000, currency: EUR |"
                        + " programmes[2].threshold_history[1].currency: must be USD, as of the steps before",
                "threshold: {amount: 10000, currency: USD} | threshold: {amount: 10000, currency: MXN} |"
                        + " programmes[0].threshold.currency: neither accepted for claims nor of an entity",
                "weekend: [SATURDAY, SUNDAY] | weekend: [SATURDAY, SONNTAG] | sla.business_calendar.weekend[1]",
            })
    void a_mistake_is_named_with_its_place(String right, String wrong, String message) {
        assertThat(shipped()).contains(right);
        var refused = catchThrowableOfType(CatalogueMistakes.class, () -> read(replaceFirst(shipped(), right, wrong)));
        int line =
                (int) shipped().substring(0, shipped().indexOf(right)).lines().count();
        assertThat(refused.mistakes()).anySatisfy(mistake -> {
            assertThat(mistake.path() + ": " + mistake.what()).startsWith(message);
            assertThat(mistake.line()).isBetween(line, line + 1);
        });
    }

    @Test
    void every_mistake_is_found_in_one_reading() {
        String text = replaceFirst(shipped(), "zone: Europe/London", "zone: Mars");
        text = replaceFirst(text, "currency: JPY", "currency: YEN");
        String broken = text;
        var refused = catchThrowableOfType(CatalogueMistakes.class, () -> read(broken));
        assertThat(refused.mistakes()).hasSize(2);
    }

    @Test
    void a_key_that_is_given_twice_is_refused_with_its_line() {
        String right = "requires_tax_invoice: false, earnings_split:";
        String twice = replaceFirst(shipped(), right, "requires_tax_invoice: true, " + right);
        var refused = catchThrowableOfType(CatalogueMistakes.class, () -> read(twice));
        assertThat(refused.mistakes())
                .singleElement()
                .asString()
                .contains("requires_tax_invoice")
                .containsPattern("line 2\\d");
    }

    @Test
    void the_table_of_periods_is_held_against_the_rule_only_from_the_half_year_on_with_which_the_version_begins_T_2() {
        String text = replaceFirst(shipped(), "effective_from: 2019-01-01", "effective_from: 2090-01-01");
        text = replaceFirst(text, "claim_deadline: {value: 46,", "claim_deadline: {value: 60,");
        assertThat(read(text).limits().claimingDaysAfterUsageEnd()).isEqualTo(60);
    }

    @Test
    void text_that_is_no_yaml_is_refused_with_its_line() {
        var refused = catchThrowableOfType(CatalogueMistakes.class, () -> read("programmes: [unclosed\nfoo: :"));
        assertThat(refused).hasMessageContaining("not YAML").hasMessageContaining("line");
    }

    @Nested
    class a_text_that_is_made_to_cost_much {
        private static final int LARGEST_BODY_CHARS = 1 << 20;

        /** Each place of the list had a path as long as the name: more memory than there is. */
        @Test
        void is_refused_for_a_long_name() {
            assertThat(refusal("? " + "k".repeat(100_000) + "\n: [" + "1,".repeat(300_000) + "1]"))
                    .isEqualTo("a name is longer than 100 characters");
        }

        @Test
        void is_refused_for_many_places() {
            assertThat(refusal("a: [" + "1,".repeat(300_000) + "1]")).contains("50000 places");
        }

        @Test
        void is_refused_for_a_long_text() {
            assertThat(refusal("a: " + "x".repeat(4_001))).isEqualTo("a text is longer than 4000 characters");
        }

        /** These were failures of ours. */
        @ParameterizedTest
        @ValueSource(strings = {"[", "- ", "{a: ", "? "})
        void is_refused_for_its_depth(String level) {
            refusal(level.repeat(LARGEST_BODY_CHARS / level.length()));
        }

        @Test
        void is_refused_for_a_long_number() {
            assertThat(refusal("schema_version: " + "9".repeat(1_500))).contains("30 digits");
        }

        @Test
        void is_refused_with_as_many_mistakes_as_anybody_reads() {
            String text = replaceFirst(
                    shipped(), "eligible_expenses: [RESEARCH,", "eligible_expenses: [" + "NONE_SUCH, ".repeat(20_000));
            var refused = catchThrowableOfType(CatalogueMistakes.class, () -> read(text));
            assertThat(refused.mistakes()).hasSize(1_000);
        }
    }

    /** A number beyond what Java counts with was told as a body that is not JSON. */
    @ParameterizedTest
    @ValueSource(strings = {"99999999999999999999", "-9223372036854775809", "4294967297"})
    void a_number_out_of_range_is_a_mistake_like_any_other(String number) {
        assertThat(refusal(replaceFirst(shipped(), "schema_version: 1", "schema_version: " + number)))
                .isEqualTo("must be a whole number from 1 to 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: 1\n---\nb: 2",
                "!!float x",
                "!!binary \"==\"",
                "? [a]\n: 1",
                "\"\\U99999999\"",
                "a: .inf",
                "!!int 0x",
                "%YAML 9.9\n---\na: 1",
                "a: 1\na: 2"
            })
    void no_class_of_a_library_is_named(String text) {
        assertThat(refusal(text))
                .startsWith("not YAML: ")
                .doesNotContainPattern("[a-z][A-Z]|Exception|`|_|Version\\{|SEQ");
    }

    /** It was read as the text of its name. */
    @Test
    void an_alias_is_refused() {
        assertThat(refusal("a: &x 1\nb: *x")).contains("an alias is not followed");
    }

    @Test
    void a_text_that_forges_what_is_shown_is_refused() {
        String text = replaceFirst(shipped(), "Vendor limited, United Kingdom", "Vendor\\u202E detimil");
        assertThat(refusal(text)).contains("U+202E");
    }

    @Test
    void a_day_of_no_calendar_is_refused() {
        String text = replaceFirst(shipped(), "{from: 2021-10-01, amount", "{from: +999999999-12-31, amount");
        assertThat(refusal(text)).isEqualTo("must be a day of the years 1900 to 2199");
    }

    /** The only mistake of a text, or the first one. */
    private static String refusal(String text) {
        return catchThrowableOfType(CatalogueMistakes.class, () -> read(text))
                .mistakes()
                .getFirst()
                .what();
    }

    private static String replaceFirst(String text, String right, String wrong) {
        int at = text.indexOf(right);
        return text.substring(0, at) + wrong + text.substring(at + right.length());
    }

    private static Catalogue read(String yaml) {
        return new CatalogueFile(HOLIDAYS).read(yaml, "test.yaml");
    }

    private static String shipped() {
        try (InputStream yaml = CatalogueFileTest.class.getResourceAsStream("/catalogue.yaml")) {
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
