package dev.coopclaims.command.claim.web;

import static dev.coopclaims.command.claim.Sample.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.StatementFacts;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a statement prints (C-6): every script, and names instead of ids. */
class CertificationStatementTest {
    private static final StatementFacts FACTS = new StatementFacts(
            "CLM-FY26H2-000017",
            "Aire Digital",
            "Alice Adams",
            EarningPeriod.ofLabel("FY26-H2"),
            ZoneId.of("Australia/Sydney"));
    private static final Instant ACCEPTED = Instant.parse("2026-10-01T23:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "\u738b\u5c0f\u660e, DroidSansFallback",
        "Za\u017c\u00f3\u0142\u0107, NotoSans",
        "\u0395\u03bb\u03bb\u03b7\u03bd\u03b9\u03ba\u03ac, NotoSans",
        "\u0418\u0432\u0430\u043d, NotoSans",
        "\u0939\u093f\u0928\u094d\u0926\u0940, NotoSansDevanagari",
        "\u0639\u0644\u064a, NotoSansArabic",
        "\u05d3\u05d5\u05d3, NotoSansHebrew",
        "\u0e2a\u0e21\u0e0a\u0e32\u0e22, NotoSansThai",
        "\u30b5\u30c8\u30a6, DroidSansFallback",
        "\uae40\ubbfc\uc218, NanumSquare",
        "\u0986\u09ae\u09be\u09b0, NotoSansBengali",
        "\u0ba4\u0bae\u0bbf\u0bb4\u0bcd, NotoSansTamil",
        "\u10d2\u10d8\u10dd\u10e0\u10d2\u10d8, NotoSansGeorgian",
        "\u0531\u0580\u0561\u0574, NotoSansArmenian",
        "\u12a0\u1260\u1260, NotoSansEthiopic"
    })
    void a_name_is_printed_in_its_own_script(String name, String font) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(statement(name).pdf(FACTS, ACCEPTED))) {
            assertThat(fontsOf(pdf)).anyMatch(used -> used.contains("+" + font));
            assertThat(new PDFTextStripper().getText(pdf)).doesNotContain("?", "[U+");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "\u738b\u5c0f\u660e",
        "Za\u017c\u00f3\u0142\u0107",
        "\u0395\u03bb\u03bb\u03b7\u03bd\u03b9\u03ba\u03ac",
        "\u0418\u0432\u0430\u043d",
        "\u30b5\u30c8\u30a6",
        "\uae40\ubbfc\uc218"
    })
    void a_printed_name_can_be_searched_and_copied(String name) throws IOException {
        assertThat(text(statement(name))).contains("Work done by: " + name);
    }

    @Test
    void it_names_claim_organisation_and_person_and_no_ids() throws IOException {
        assertThat(text(statement("Wim Worker")))
                .contains("Claim: CLM-FY26H2-000017", "Organisation: Aire Digital", "Expense type: Media costs")
                .contains("Statement accepted by: Alice Adams on 2026-10-02 (Australia/Sydney)")
                .contains("Hours: 12.50", "Amount: EUR 625.00");
    }

    @Test
    void a_letter_that_no_font_has_is_named_by_its_number() throws IOException {
        assertThat(text(statement("Wim \uD83D\uDE00"))).contains("Wim [U+1F600]");
    }

    private static CertificationStatement statement(String worker) {
        return new CertificationStatement(
                "Media costs",
                worker,
                LocalDate.of(2026, 9, 1),
                LocalDate.of(2026, 9, 5),
                new BigDecimal("12.50"),
                eur("50.00"),
                eur("625.00"),
                "Layout by " + worker);
    }

    private static String text(CertificationStatement statement) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(statement.pdf(FACTS, ACCEPTED))) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private static Set<String> fontsOf(PDDocument pdf) throws IOException {
        Set<String> fonts = new TreeSet<>();
        for (PDPage page : pdf.getPages()) {
            for (COSName name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name).getName());
            }
        }
        return fonts;
    }
}
