package dev.coopclaims.command.rate.web;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/**
 * Reads the file of daily reference rates as a central bank offers it (F-5), in either of its forms: <em>wide</em>, with
 * a column {@code Date} and one for each currency; or <em>long</em>, with the columns
 * {@code CURRENCY}, {@code CURRENCY_DENOM}, {@code TIME_PERIOD} and {@code OBS_VALUE}, a record for each day and currency.
 * Further columns of the long form are passed over.
 */
final class ReferenceRates {
    /** Most records of one file: the whole wide form since 1999 has some 7,000. */
    static final int RECORDS_MAX = 100_000;

    /** Most rates of one file, which are kept in memory until all are read: the whole wide form has some 300,000. */
    static final int RATES_MAX = 500_000;

    /** There are some 180 currencies, and the long form has some 30 columns. */
    private static final int COLUMNS_MAX = 1_000;

    private static final int RECORD_CHARS_MAX = 65_536;

    /** FastCSV refuses every file without a line break at its end if this is less than twice the 8,192 it reads at once. */
    private static final int FIELD_CHARS_MAX = 16_384;

    private ReferenceRates() {}

    /**
     * Every record of the file, readable or not.
     *
     * @param base the currency of whose unit the rates say the worth
     * @throws Refusal malformed if it has the columns of neither form, is no CSV, breaks off, or has too many records
     */
    static List<RateRow> read(Reader file, Currency base) {
        try (CloseableIterator<CsvRecord> records = CsvReader.builder()
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE) // told by the columns
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(FIELD_CHARS_MAX)
                .build(
                        CsvRecordHandler.of(limits -> limits.maxFields(COLUMNS_MAX)
                                .maxFieldSize(FIELD_CHARS_MAX)
                                .maxRecordSize(RECORD_CHARS_MAX)),
                        file)
                .iterator()) {
            if (!records.hasNext()) {
                throw Refusal.of(RequestCode.RATES_HEADER_UNKNOWN);
            }
            RateColumns columns = RateColumns.of(trimmed(records.next()), base);
            List<RateRow> rows = new ArrayList<>();
            int rates = 0;
            while (records.hasNext()) {
                CsvRecord record = records.next();
                RateRow row = columns.row(Math.toIntExact(record.getStartingLineNumber()), trimmed(record));
                rates += row.rates() == null ? 0 : row.rates().perBase().size();
                if (rows.size() == RECORDS_MAX || rates > RATES_MAX) {
                    throw Refusal.of(RequestCode.RATES_TOO_MANY, thousands(RECORDS_MAX), thousands(RATES_MAX));
                }
                rows.add(row);
            }
            return rows;
        } catch (CsvParseException broken) {
            throw Refusal.of(RequestCode.RATES_NOT_CSV);
        } catch (IOException | UncheckedIOException brokenOff) {
            throw Refusal.of(RequestCode.RATES_BROKEN_OFF);
        }
    }

    private static String thousands(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** The daily file has a space after each comma. */
    private static List<String> trimmed(CsvRecord record) {
        return record.getFields().stream().map(String::strip).toList();
    }
}
