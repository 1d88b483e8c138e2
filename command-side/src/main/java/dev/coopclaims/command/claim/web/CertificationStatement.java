package dev.coopclaims.command.claim.web;

import dev.coopclaims.command.claim.CostForm;
import dev.coopclaims.command.claim.StatementFacts;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.InHouseWork;
import dev.coopclaims.kernel.money.Money;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.PdfWriter;

/**
 * The certification statement and report of in-house work as a document (C-6).
 *
 * @param expenseType in the catalogue's words
 * @param net hours times the rate
 */
record CertificationStatement(
        String expenseType,
        String worker,
        LocalDate from,
        LocalDate to,
        BigDecimal hours,
        Money hourlyRate,
        Money net,
        String description) {
    static final String FILE_NAME = "certification-statement.pdf";

    private static final float TITLE_POINTS = 16;
    private static final float TEXT_POINTS = 11;
    private static final float GAP_POINTS = 6;

    static CertificationStatement of(CostForm form, CostForm.Work work, Catalogue catalogue) {
        return new CertificationStatement(
                named(form.expenseType(), catalogue),
                work.worker(),
                work.from(),
                work.to(),
                work.hours(),
                work.hourlyRate(),
                form.net(),
                work.description());
    }

    static CertificationStatement of(String expenseType, InHouseWork work, Money net, Catalogue catalogue) {
        return new CertificationStatement(
                named(expenseType, catalogue),
                work.worker(),
                work.from(),
                work.to(),
                work.hours(),
                work.hourlyRate(),
                net,
                work.description());
    }

    private static String named(String expenseType, Catalogue catalogue) {
        return catalogue.expenseTypes().getOrDefault(expenseType, expenseType);
    }

    /**
     * Renders the statement as a PDF of a page or two, in every script.
     *
     * @param accepted when the person accepted it
     */
    byte[] pdf(StatementFacts facts, Instant accepted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StatementFonts text = StatementFonts.ofPoints(TEXT_POINTS);
        try (Document document = new Document(PageSize.A4)) {
            PdfWriter.getInstance(document, out);
            document.open();
            document.add(
                    new Paragraph(StatementFonts.ofPoints(TITLE_POINTS).phrase("Certification statement and report")));
            line(document, text, "Claim", facts.claimNumber());
            line(document, text, "Organisation", facts.organisation());
            line(document, text, "Expense type", expenseType);
            line(document, text, "Work done by", worker);
            line(document, text, "From", from.toString());
            line(document, text, "To", to.toString());
            line(document, text, "Hours", hours.toPlainString());
            line(document, text, "Hourly rate", hourlyRate.toString());
            line(document, text, "Amount", net.toString());
            line(document, text, "What was done", description);
            line(
                    document,
                    text,
                    "Statement accepted by",
                    facts.person() + " on " + LocalDate.ofInstant(accepted, facts.zone()) + " (" + facts.zone() + ")");
        }
        return out.toByteArray();
    }

    private static void line(Document document, StatementFonts fonts, String label, String value) {
        Paragraph paragraph = new Paragraph(fonts.phrase(label + ": " + value));
        paragraph.setSpacingBefore(GAP_POINTS);
        document.add(paragraph);
    }
}
