package dev.coopclaims.query.projection.codec;

import dev.coopclaims.kernel.money.Money;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.types.Decimal128;

/** {@code {amount: Decimal128, currency: "EUR"}}, in this order: exact, and the server can add and sort it. */
final class MoneyCodec implements Codec<Money> {

    private static final String AMOUNT = "amount";
    private static final String CURRENCY = "currency";

    @Override
    public Money decode(BsonReader reader, DecoderContext context) {
        reader.readStartDocument();
        Decimal128 amount = reader.readDecimal128(AMOUNT);
        String currency = reader.readString(CURRENCY);
        reader.readEndDocument();
        return new Money(amount.bigDecimalValue(), Money.currencyOf(currency));
    }

    @Override
    public void encode(BsonWriter writer, Money value, EncoderContext context) {
        writer.writeStartDocument();
        writer.writeDecimal128(AMOUNT, new Decimal128(value.amount()));
        writer.writeString(CURRENCY, value.currency().getCurrencyCode());
        writer.writeEndDocument();
    }

    @Override
    public Class<Money> getEncoderClass() {
        return Money.class;
    }
}
