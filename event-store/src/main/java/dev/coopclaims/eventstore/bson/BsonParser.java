package dev.coopclaims.eventstore.bson;

import dev.coopclaims.eventstore.sealing.EventOpening;
import dev.coopclaims.eventstore.sealing.FieldSealing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.Version;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.util.SimpleStreamReadContext;

/**
 * A Jackson parser that reads a BSON document directly, without intermediate maps; unwraps what {@link BsonGenerator}
 * wraps.
 */
final class BsonParser extends NumberParser {

    private final BsonCursor cursor;
    private final @Nullable EventOpening opening;
    private SimpleStreamReadContext context = SimpleStreamReadContext.createRootContext(null);
    private boolean started;
    private boolean fieldIsRead;
    private boolean atEnd;
    private boolean valueIsNext;

    private String text = "";
    private byte[] binary = NO_BYTES;

    /** @param opening what opens sealed fields; null where there can be none: they are then refused */
    BsonParser(ObjectReadContext readContext, BsonCursor cursor, @Nullable EventOpening opening) {
        super(readContext);
        this.cursor = cursor;
        this.opening = opening;
    }

    @Override
    public @Nullable JsonToken nextToken() {
        _currToken = advance();
        return _currToken;
    }

    private @Nullable JsonToken advance() {
        if (!started) {
            return start();
        }
        if (context.inObject()) {
            return valueIsNext ? value() : fieldOrEnd();
        }
        if (context.inArray()) {
            if (cursor.next()) {
                return value();
            }
            context = context.clearAndGetParent();
            return JsonToken.END_ARRAY;
        }
        return null;
    }

    private JsonToken start() {
        started = true;
        atEnd = !cursor.next();
        if (!atEnd && cursor.name().equals(BsonGenerator.WRAPPED)) {
            return value();
        }
        if (!atEnd && cursor.type() == BsonCursor.BINARY && cursor.name().equals(FieldSealing.TEXTS)) {
            texts(cursor.binary());
            atEnd = !cursor.next();
        }
        fieldIsRead = true;
        context = context.createChildObjectContext(-1, -1);
        return JsonToken.START_OBJECT;
    }

    private JsonToken fieldOrEnd() {
        if (fieldIsRead) {
            fieldIsRead = false;
        } else {
            atEnd = !cursor.next();
        }
        if (atEnd) {
            context = context.clearAndGetParent();
            if (context.inRoot()) {
                end();
            }
            return JsonToken.END_OBJECT;
        }
        context.setCurrentName(cursor.name());
        valueIsNext = true;
        return JsonToken.PROPERTY_NAME;
    }

    private JsonToken value() {
        valueIsNext = false;
        return switch (cursor.type()) {
            case BsonCursor.DOCUMENT -> {
                cursor.enter();
                context = context.createChildObjectContext(-1, -1);
                yield JsonToken.START_OBJECT;
            }
            case BsonCursor.ARRAY -> {
                cursor.enter();
                context = context.createChildArrayContext(-1, -1);
                yield JsonToken.START_ARRAY;
            }
            case BsonCursor.STRING -> {
                text = cursor.string();
                yield JsonToken.VALUE_STRING;
            }
            case BsonCursor.DATE_TIME -> {
                text = Instant.ofEpochMilli(cursor.dateTime()).toString();
                yield JsonToken.VALUE_STRING;
            }
            case BsonCursor.INT32 -> {
                whole(NumberType.INT, cursor.int32());
                yield JsonToken.VALUE_NUMBER_INT;
            }
            case BsonCursor.INT64 -> {
                whole(NumberType.LONG, cursor.int64());
                yield JsonToken.VALUE_NUMBER_INT;
            }
            case BsonCursor.DOUBLE -> {
                fraction(cursor.float64());
                yield JsonToken.VALUE_NUMBER_FLOAT;
            }
            case BsonCursor.DECIMAL128 -> {
                exact(cursor.decimal().bigDecimalValue());
                yield JsonToken.VALUE_NUMBER_FLOAT;
            }
            case BsonCursor.BOOLEAN -> cursor.bool() ? JsonToken.VALUE_TRUE : JsonToken.VALUE_FALSE;
            case BsonCursor.NULL -> JsonToken.VALUE_NULL;
            case BsonCursor.BINARY -> {
                binary = cursor.binary();
                if (FieldSealing.isSealed(binary, 0, binary.length)) {
                    text = opened(binary);
                    yield JsonToken.VALUE_STRING;
                }
                yield JsonToken.VALUE_EMBEDDED_OBJECT;
            }
            default -> throw new StreamReadException(this, "A payload cannot hold BSON of type " + cursor.type());
        };
    }

    private void texts(byte[] sealed) {
        try {
            opening(FieldSealing.TEXTS).texts(sealed);
        } catch (IllegalArgumentException refused) {
            throw refused(FieldSealing.TEXTS, refused);
        }
    }

    private String opened(byte[] inPlace) {
        try {
            return opening(cursor.name()).open(inPlace);
        } catch (IllegalArgumentException refused) {
            throw refused(cursor.name(), refused);
        }
    }

    private void end() {
        try {
            if (opening != null) {
                opening.end();
            }
        } catch (IllegalArgumentException refused) {
            throw refused(FieldSealing.TEXTS, refused);
        }
    }

    private EventOpening opening(String name) {
        if (opening == null) {
            throw new StreamReadException(this, "'" + name + "' is sealed, and this serializer was given no keys");
        }
        return opening;
    }

    private StreamReadException refused(String name, IllegalArgumentException why) {
        return new StreamReadException(this, "'" + name + "': " + why.getMessage(), why);
    }

    @Override
    public @Nullable String getString() {
        JsonToken token = _currToken;
        if (token == null) {
            return null;
        }
        return switch (token) {
            case PROPERTY_NAME -> currentName();
            case VALUE_STRING -> text;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> getNumberValue().toString();
            case VALUE_EMBEDDED_OBJECT -> null;
            case NOT_AVAILABLE, START_OBJECT, END_OBJECT, START_ARRAY, END_ARRAY, VALUE_TRUE, VALUE_FALSE, VALUE_NULL ->
                token.asString();
        };
    }

    @Override
    public char[] getStringCharacters() {
        String string = getString();
        return string == null ? new char[0] : string.toCharArray();
    }

    @Override
    public boolean hasStringCharacters() {
        return false;
    }

    @Override
    public int getStringLength() {
        String string = getString();
        return string == null ? 0 : string.length();
    }

    @Override
    public int getStringOffset() {
        return 0;
    }

    @Override
    public @Nullable String getValueAsString(@Nullable String otherwise) {
        return _currToken == null || _currToken == JsonToken.VALUE_NULL || !_currToken.isScalarValue()
                ? otherwise
                : getString();
    }

    @Override
    public byte[] getBinaryValue(Base64Variant variant) {
        return _currToken == JsonToken.VALUE_STRING ? variant.decode(text) : binary;
    }

    @Override
    public @Nullable Object getEmbeddedObject() {
        return _currToken == JsonToken.VALUE_EMBEDDED_OBJECT ? binary : null;
    }

    @Override
    public @Nullable String currentName() {
        if (_currToken == JsonToken.START_OBJECT || _currToken == JsonToken.START_ARRAY) {
            SimpleStreamReadContext parent = context.getParent();
            return parent == null ? null : parent.currentName();
        }
        return context.currentName();
    }

    @Override
    public TokenStreamContext streamReadContext() {
        return context;
    }

    @Override
    public @Nullable Object currentValue() {
        return context.currentValue();
    }

    @Override
    public void assignCurrentValue(@Nullable Object value) {
        context.assignCurrentValue(value);
    }

    @Override
    public TokenStreamLocation currentTokenLocation() {
        return TokenStreamLocation.NA;
    }

    @Override
    public TokenStreamLocation currentLocation() {
        return TokenStreamLocation.NA;
    }

    @Override
    public Object streamReadInputSource() {
        return cursor;
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    protected void _closeInput() {
        // There is nothing to close.
    }

    @Override
    protected void _releaseBuffers() {}

    @Override
    protected void _handleEOF() {}
}
