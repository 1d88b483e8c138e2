package dev.coopclaims.query.fundledger;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.time.InstantText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * A ledger as RFC 4180 text: UTF-8, CRLF, with a header. Text that a spreadsheet would take for a formula gets a
 * leading apostrophe; plain numbers, including negative ones, stay numbers.
 */
final class LedgerCsv {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final MediaType CSV = new MediaType("text", "csv");
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private LedgerCsv() {}

    /** Whether an {@code Accept} header prefers CSV to JSON; a client that accepts anything gets JSON. */
    static boolean isPreferred(@Nullable String accept) {
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .filter(type -> type.getQualityValue() > 0)
                    .sorted(Comparator.comparingDouble(MediaType::getQualityValue)
                            .reversed())
                    .filter(type -> type.includes(MediaType.APPLICATION_JSON) || type.includes(CSV))
                    .findFirst()
                    .filter(type -> !type.includes(MediaType.APPLICATION_JSON))
                    .isPresent();
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }

    static String of(List<LedgerRow> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            write(csv, rows);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(CsvWriter csv, List<LedgerRow> rows) {
        csv.writeRecord(
                "position",
                "at",
                "type",
                "sentence",
                "claim",
                "claimNumber",
                "earning",
                "currency",
                "total",
                "reserved",
                "heldForDispute",
                "approved",
                "paid",
                "forfeited",
                "shortfall",
                "event",
                "recordedAt");
        for (LedgerRow row : rows) {
            csv.writeRecord(
                    Long.toString(row.position()),
                    InstantText.of(row.at()),
                    harmless(row.type()),
                    harmless(row.sentence()),
                    harmless(row.claim()),
                    harmless(row.claimNumber()),
                    harmless(row.earning()),
                    row.total().currency().getCurrencyCode(),
                    plain(row.total()),
                    plain(row.reserved()),
                    plain(row.heldForDispute()),
                    plain(row.approved()),
                    plain(row.paid()),
                    plain(row.forfeited()),
                    plain(row.shortfall()),
                    harmless(row.event()),
                    InstantText.of(row.recordedAt()));
        }
    }

    static String harmless(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean formula = !text.isEmpty()
                && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
        return formula ? "'" + text : text;
    }

    private static String plain(Money money) {
        return money.amount().toPlainString();
    }
}
