package dev.coopclaims.query.projection.codec;

import com.mongodb.MongoClientSettings;
import dev.coopclaims.kernel.KernelId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;

/**
 * The codecs of every view: money as {@code {amount: decimal, currency: "EUR"}}, typed ids, currencies, periods, days
 * and zones as text that sorts correctly, instants as dates, enums by name; null components are absent.
 */
public final class ViewCodecs {

    /** Our codecs first, then the driver's; records are mapped by the driver's own record codec. */
    public static final CodecRegistry REGISTRY = CodecRegistries.fromRegistries(
            CodecRegistries.fromCodecs(
                    new MoneyCodec(),
                    new TextCodec<>(Currency.class, Currency::getCurrencyCode, Money::currencyOf),
                    new TextCodec<>(EarningPeriod.class, EarningPeriod::label, EarningPeriod::ofLabel),
                    new TextCodec<>(LocalDate.class, LocalDate::toString, LocalDate::parse),
                    new TextCodec<>(ZoneId.class, ZoneId::getId, ZoneId::of)),
            CodecRegistries.fromCodecs(
                    KernelId.ALL.stream().map(ViewCodecs::codec).toList()),
            CodecRegistries.fromProviders(new DomainEventCodecProvider()),
            MongoClientSettings.getDefaultCodecRegistry());

    private ViewCodecs() {}

    private static <T> TextCodec<T> codec(KernelId<T> id) {
        return new TextCodec<>(id.type(), Object::toString, id.parse());
    }
}
