package dev.coopclaims.command.rate;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.kernel.rate.ExchangeRatesId;
import dev.coopclaims.kernel.rate.ExchangeRatesPublished;
import dev.coopclaims.kernel.rate.Quote;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes published rates into the book (F-5): what is new is published, what is known already does nothing, and what
 * differs from it is a conflict, because a rate by which a claim was reserved never changes.
 *
 * @param target the calendar year of all the records
 * @param records in the order of the file
 * @param source who published them
 */
public record PublishExchangeRates(ExchangeRatesId target, List<PublishedRates> records, String source)
        implements Command<List<RatesOutcome>> {
    public static final Decider<PublishExchangeRates, List<RatesOutcome>> DECIDER =
            (command, streams, context) -> new Publication(
                            command,
                            streams.find(RatesOfYear.KIND, command.target).orElse(null),
                            context)
                    .decide();

    /** East of everybody else: a day that has not begun there has begun nowhere. */
    private static final ZoneOffset FIRST_TO_BEGIN_A_DAY = ZoneOffset.ofHours(14);

    public PublishExchangeRates {
        records = List.copyOf(records);
    }

    @Override
    public StreamKind<RatesOfYear, ExchangeRatesPublished> targetKind() {
        return RatesOfYear.KIND;
    }

    /** Decides the records one after the other; each sees what those before it add. */
    private static final class Publication {
        private final PublishExchangeRates command;
        private final @Nullable RatesOfYear before;
        private final Context context;
        private final SequencedMap<LocalDate, SequencedMap<Currency, BigDecimal>> added = new LinkedHashMap<>();
        private @Nullable Currency base;

        Publication(PublishExchangeRates command, @Nullable RatesOfYear before, Context context) {
            this.command = command;
            this.before = before;
            this.context = context;
            this.base = before == null ? null : before.base();
        }

        Decision<List<RatesOutcome>> decide() {
            List<RatesOutcome> outcomes =
                    command.records.stream().map(this::decide).toList();
            List<ExchangeRatesPublished> events = new ArrayList<>();
            added.forEach((day, quotes) -> events.add(new ExchangeRatesPublished(
                    command.target,
                    context.policies().vendor(),
                    day,
                    base == null ? Currency.getInstance("EUR") : base,
                    quotes.entrySet().stream()
                            .map(quote -> new Quote(quote.getKey(), quote.getValue()))
                            .toList(),
                    command.source)));
            return new Decision<>(Changes.of(RatesOfYear.KIND, events), outcomes);
        }

        private RatesOutcome decide(PublishedRates record) {
            LocalDate today = context.now().atOffset(FIRST_TO_BEGIN_A_DAY).toLocalDate();
            if (record.day().isAfter(today)) {
                return RatesOutcome.refused(RefusalCode.RATE_IN_FUTURE.at("/day", record.day(), today));
            }
            if (base != null && !base.equals(record.base())) {
                return RatesOutcome.refused(RefusalCode.RATE_BASE_DIFFERS.at(
                        "/base", record.base(), record.day().getYear(), base));
            }
            SequencedMap<Currency, BigDecimal> fresh = new LinkedHashMap<>();
            for (var quote : record.perBase().entrySet()) {
                BigDecimal known = known(record.day(), quote.getKey());
                if (known == null) {
                    fresh.put(quote.getKey(), quote.getValue());
                } else if (known.compareTo(quote.getValue()) != 0) {
                    return new RatesOutcome(
                            RatesOutcome.Kind.CONFLICT,
                            RefusalCode.RATE_CONFLICT.at(
                                    "/" + quote.getKey(), quote.getKey(), record.day(), known.toPlainString()));
                }
            }
            if (fresh.isEmpty()) {
                return RatesOutcome.DUPLICATE;
            }
            base = record.base();
            added.computeIfAbsent(record.day(), day -> new LinkedHashMap<>()).putAll(fresh);
            return RatesOutcome.PUBLISHED;
        }

        private @Nullable BigDecimal known(LocalDate day, Currency currency) {
            BigDecimal earlier =
                    before == null ? null : before.on(day).perBase().get(currency);
            return earlier == null
                    ? added.getOrDefault(day, new LinkedHashMap<>()).get(currency)
                    : earlier;
        }
    }
}
