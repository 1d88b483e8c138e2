package dev.coopclaims.eventstore.bson;

import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.base.ParserMinimalBase;
import tools.jackson.core.exc.InputCoercionException;

/** The number handling of a parser: converts the last value read to the requested Java type. */
abstract class NumberParser extends ParserMinimalBase {

    private NumberType numberType = NumberType.INT;
    private long integer;
    private double floating;
    private BigDecimal decimal = BigDecimal.ZERO;

    NumberParser(ObjectReadContext readContext) {
        super(readContext);
    }

    final void whole(NumberType kind, long value) {
        numberType = kind;
        integer = value;
    }

    final void fraction(double value) {
        numberType = NumberType.DOUBLE;
        floating = value;
    }

    final void exact(BigDecimal value) {
        numberType = NumberType.BIG_DECIMAL;
        decimal = value;
    }

    @Override
    public boolean isNaN() {
        return _currToken == JsonToken.VALUE_NUMBER_FLOAT
                && numberType == NumberType.DOUBLE
                && !Double.isFinite(floating);
    }

    @Override
    public NumberType getNumberType() {
        return numberType;
    }

    @Override
    public Number getNumberValue() {
        if (_currToken != JsonToken.VALUE_NUMBER_INT && _currToken != JsonToken.VALUE_NUMBER_FLOAT) {
            throw _constructNotNumericType(_currToken, 0);
        }
        return switch (numberType) {
            case INT -> (int) integer;
            case LONG -> integer;
            case DOUBLE -> floating;
            case BIG_DECIMAL -> decimal;
            case BIG_INTEGER, FLOAT -> throw new IllegalStateException("never read: " + numberType);
        };
    }

    @Override
    public int getIntValue() {
        long value = getLongValue();
        if (value != (int) value) {
            throw new InputCoercionException(this, value + " is out of range of an int", _currToken, Integer.TYPE);
        }
        return (int) value;
    }

    @Override
    public long getLongValue() {
        return switch (getNumberValue()) {
            case Integer i -> i;
            case Long l -> l;
            case Number other -> inRangeOfLong(getDecimalValue(), other);
        };
    }

    private long inRangeOfLong(BigDecimal value, Number asRead) {
        if (value.compareTo(BD_MIN_LONG) < 0 || value.compareTo(BD_MAX_LONG) > 0) {
            throw new InputCoercionException(this, asRead + " is out of range of a long", _currToken, Long.TYPE);
        }
        return value.longValue();
    }

    @Override
    public BigInteger getBigIntegerValue() {
        return getDecimalValue().toBigInteger();
    }

    @Override
    public float getFloatValue() {
        return getNumberValue().floatValue();
    }

    @Override
    public double getDoubleValue() {
        return getNumberValue().doubleValue();
    }

    @Override
    public BigDecimal getDecimalValue() {
        return switch (getNumberValue()) {
            case BigDecimal d -> d;
            case Double d -> BigDecimal.valueOf(d);
            case Number n -> BigDecimal.valueOf(n.longValue());
        };
    }
}
