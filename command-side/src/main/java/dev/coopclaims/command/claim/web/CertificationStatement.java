package dev.coopclaims.command.claim.web;

import dev.coopclaims.command.claim.CostForm;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import org.openpdf.text.Document;
import org.openpdf.text.Font;
import org.openpdf.text.FontFactory;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.PdfWriter;

/** The certification statement and report of in-house work as a document (C-6). */
final class CertificationStatement {
    static final String FILE_NAME = "certification-statement.pdf";

    private static final Charset FONT_LETTERS = Charset.forName("windows-1252");
    private static final float TITLE_POINTS = 16;
    private static final float TEXT_POINTS = 11;
    private static final float GAP_POINTS = 6;

    private CertificationStatement() {}

    /**
     * Renders the statement as a PDF of a page or two.
     *
     * @param accepted when the actor accepted it
     */
    static byte[] pdf(ClaimId claim, CostForm form, CostForm.Work work, Actor actor, Instant accepted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Font text = FontFactory.getFont(FontFactory.HELVETICA, TEXT_POINTS);
        Font title = FontFactory.getFont(FontFactory.HELVETICA_BOLD, TITLE_POINTS);
        try (Document document = new Document(PageSize.A4)) {
            PdfWriter.getInstance(document, out);
            document.open();
            document.add(new Paragraph("Certification statement and report", title));
            line(document, text, "Claim", claim.value());
            line(document, text, "Organisation", actor.organisation().value());
            line(document, text, "Expense type", form.expenseType());
            line(document, text, "Work done by", work.worker());
            line(document, text, "From", work.from().toString());
            line(document, text, "To", work.to().toString());
            line(document, text, "Hours", work.hours().toString());
            line(document, text, "Hourly rate", work.hourlyRate().toString());
            line(document, text, "Amount", form.net().toString());
            line(document, text, "What was done", work.description());
            line(
                    document,
                    text,
                    "Statement accepted by",
                    actor.user() + " on " + accepted.truncatedTo(ChronoUnit.SECONDS));
        }
        return out.toByteArray();
    }

    private static void line(Document document, Font font, String label, String value) {
        Paragraph paragraph = new Paragraph(printable(label + ": " + value), font);
        paragraph.setSpacingBefore(GAP_POINTS);
        document.add(paragraph);
    }

    /** The font has western letters alone; what it lacks is shown as a question mark, and stands in the cost. */
    private static String printable(String text) {
        CharsetEncoder encoder = FONT_LETTERS.newEncoder();
        return text.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> encoder.canEncode(letter) ? letter : "?")
                .collect(Collectors.joining());
    }
}
