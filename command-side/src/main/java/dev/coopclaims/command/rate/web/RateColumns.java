package dev.coopclaims.command.rate.web;

import dev.coopclaims.command.rate.PublishedRates;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.time.KnownYears;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the columns of a file of rates say. */
sealed interface RateColumns {
    /** How a source says that it has no rate of a currency on a day. */
    Set<String> NOTHING = Set.of("", "N/A", "-", "NaN");

    /** How much of a field an answer quotes. */
    int SHOWN_CHARS = 40;

    Pattern RATE = Pattern.compile("\\d{1,12}(\\.\\d{1,12})?");
    /** As in the file of a single day, "02 January 2024". */
    DateTimeFormatter SPELLED = DateTimeFormatter.ofPattern("dd MMMM uuuu", Locale.ENGLISH);

    /** @throws Refusal malformed if the header is of neither form */
    static RateColumns of(List<String> header, Currency base) {
        Map<String, Integer> places = new HashMap<>();
        for (int place = 0; place < header.size(); place++) {
            String name = withoutByteOrderMark(header.get(place)).toUpperCase(Locale.ROOT);
            if (!name.isEmpty() && places.put(name, place) != null) {
                throw Refusal.of(RequestCode.RATES_COLUMN_TWICE, shown(header.get(place)));
            }
        }
        if (places.keySet().containsAll(LongForm.COLUMNS)) {
            return new LongForm(places, base);
        }
        Integer day = places.remove(WideForm.DATE);
        if (day == null) {
            throw Refusal.of(RequestCode.RATES_HEADER_UNKNOWN);
        }
        SequencedMap<Integer, Currency> currencies = new LinkedHashMap<>();
        places.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(column -> currencies.put(column.getValue(), column(column.getKey())));
        return new WideForm(day, currencies, header.size(), base);
    }

    /** The record as its columns say. */
    RateRow row(int line, List<String> fields);

    /** A column for each currency. */
    record WideForm(int day, SequencedMap<Integer, Currency> currencies, int columns, Currency base)
            implements RateColumns {
        static final String DATE = "DATE";

        @Override
        public RateRow row(int line, List<String> fields) {
            if (fields.size() == 1 && fields.getFirst().isEmpty()) {
                return new RateRow(line, null, null, null);
            }
            if (fields.size() != columns) {
                return RateRow.unreadable(
                        line,
                        RefusalCode.RATES_FIELDS_DIFFER.at(
                                "", Integer.toString(fields.size()), Integer.toString(columns)));
            }
            LocalDate published = dayOf(fields.get(day));
            if (published == null) {
                return RateRow.unreadable(line, RefusalCode.RATE_DAY_INVALID.at("/day", shown(fields.get(day))));
            }
            SequencedMap<Currency, BigDecimal> perBase = new LinkedHashMap<>();
            for (Map.Entry<Integer, Currency> column : currencies.entrySet()) {
                String text = fields.get(column.getKey());
                if (NOTHING.contains(text)) {
                    continue;
                }
                BigDecimal rate = rateOf(text);
                if (rate == null) {
                    return RateRow.unreadable(line, notARate(column.getValue(), text));
                }
                if (!column.getValue().equals(base)) {
                    perBase.put(column.getValue(), rate);
                } else if (rate.compareTo(BigDecimal.ONE) != 0) {
                    return RateRow.unreadable(line, ofAnotherBase(base, text));
                }
            }
            return RateRow.of(line, new PublishedRates(published, base, perBase));
        }
    }

    /** A record for each day and currency. */
    record LongForm(Map<String, Integer> places, Currency base) implements RateColumns {
        private static final String CURRENCY = "CURRENCY";
        private static final String DENOMINATOR = "CURRENCY_DENOM";
        private static final String DAY = "TIME_PERIOD";
        private static final String RATE = "OBS_VALUE";
        private static final String FREQUENCY = "FREQ";
        static final Set<String> COLUMNS = Set.of(CURRENCY, DENOMINATOR, DAY, RATE);

        @Override
        public RateRow row(int line, List<String> fields) {
            if (fields.size() == 1 && fields.getFirst().isEmpty()) {
                return new RateRow(line, null, null, null);
            }
            if (fields.size() != places.size()) {
                return RateRow.unreadable(
                        line,
                        RefusalCode.RATES_FIELDS_DIFFER.at(
                                "", Integer.toString(fields.size()), Integer.toString(places.size())));
            }
            Integer frequency = places.get(FREQUENCY);
            if (frequency != null && !fields.get(frequency).equals("D")) {
                return RateRow.unreadable(line, RefusalCode.RATE_NOT_DAILY.at("/FREQ", shown(fields.get(frequency))));
            }
            LocalDate published = dayOf(at(DAY, fields));
            if (published == null) {
                return RateRow.unreadable(line, RefusalCode.RATE_DAY_INVALID.at("/day", shown(at(DAY, fields))));
            }
            Currency currency = currencyOf(at(CURRENCY, fields));
            Currency denominator = currencyOf(at(DENOMINATOR, fields));
            if (currency == null || denominator == null) {
                return RateRow.unreadable(
                        line,
                        RefusalCode.RATE_CURRENCY_UNKNOWN.at(
                                "", shown(at(currency == null ? CURRENCY : DENOMINATOR, fields))));
            }
            if (!denominator.equals(base)) {
                return RateRow.unreadable(
                        line,
                        RefusalCode.RATE_BASE_DIFFERS.at(
                                "/base", denominator, Integer.toString(published.getYear()), base));
            }
            SequencedMap<Currency, BigDecimal> perBase = new LinkedHashMap<>();
            if (!NOTHING.contains(at(RATE, fields))) {
                BigDecimal rate = rateOf(at(RATE, fields));
                if (rate == null) {
                    return RateRow.unreadable(line, notARate(currency, at(RATE, fields)));
                }
                if (!currency.equals(base)) {
                    perBase.put(currency, rate);
                } else if (rate.compareTo(BigDecimal.ONE) != 0) {
                    return RateRow.unreadable(line, ofAnotherBase(base, at(RATE, fields)));
                }
            }
            return RateRow.of(line, new PublishedRates(published, base, perBase));
        }

        private String at(String column, List<String> fields) {
            return fields.get(places.getOrDefault(column, 0));
        }
    }

    private static Currency column(String name) {
        Currency currency = currencyOf(name);
        if (currency == null) {
            throw Refusal.malformed(List.of(RefusalCode.RATE_CURRENCY_UNKNOWN.at("", shown(name))));
        }
        return currency;
    }

    private static Violation notARate(Currency currency, String text) {
        return RefusalCode.RATE_INVALID.at("/" + currency, currency, shown(text));
    }

    /** A unit of the base is worth one of itself: a file that says otherwise gives all its rates for another currency. */
    private static Violation ofAnotherBase(Currency base, String text) {
        return RefusalCode.RATE_OF_BASE.at("/" + base, base, text);
    }

    /** Absent if it is no number above zero with a dot before its decimals. */
    private static @Nullable BigDecimal rateOf(String text) {
        if (!RATE.matcher(text).matches()) {
            return null;
        }
        BigDecimal rate = new BigDecimal(text);
        return rate.signum() > 0 ? rate : null;
    }

    /** Absent if there is no such currency, or nothing is paid in it. */
    private static @Nullable Currency currencyOf(String code) {
        try {
            Currency currency = Money.currencyOf(code);
            return currency.getDefaultFractionDigits() < 0 ? null : currency;
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    private static @Nullable LocalDate dayOf(String text) {
        try {
            LocalDate day = text.length() > 10 ? LocalDate.parse(text, SPELLED) : LocalDate.parse(text);
            return KnownYears.hold(day) ? day : null;
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    /** Each record's answer quotes what is wrong: all together they must not be as long as the file. */
    private static String shown(String text) {
        return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "…";
    }

    private static String withoutByteOrderMark(String name) {
        return name.startsWith("\uFEFF") ? name.substring(1).strip() : name;
    }
}
