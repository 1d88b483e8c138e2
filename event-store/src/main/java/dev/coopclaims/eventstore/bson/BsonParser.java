package dev.coopclaims.eventstore.bson;

import java.time.Instant;
import org.bson.BsonBinaryReader;
import org.bson.BsonType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.Version;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.util.SimpleStreamReadContext;

/** Jackson reading straight from a BSON document, without maps in between; undoes what {@link BsonGenerator} wraps. */
final class BsonParser extends NumberParser {

    private final BsonBinaryReader reader;
    private SimpleStreamReadContext context = SimpleStreamReadContext.createRootContext(null);
    private @Nullable BsonType type;
    private boolean started;
    private boolean fieldIsRead;
    private boolean valueIsNext;

    private String text = "";
    private byte[] binary = NO_BYTES;

    BsonParser(ObjectReadContext readContext, BsonBinaryReader reader) {
        super(readContext);
        this.reader = reader;
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
            type = reader.readBsonType();
            if (type == BsonType.END_OF_DOCUMENT) {
                reader.readEndArray();
                context = context.clearAndGetParent();
                return JsonToken.END_ARRAY;
            }
            return value();
        }
        return null;
    }

    private JsonToken start() {
        started = true;
        reader.readStartDocument();
        type = reader.readBsonType();
        if (type != BsonType.END_OF_DOCUMENT) {
            text = reader.readName();
            if (text.equals(BsonGenerator.WRAPPED)) {
                return value();
            }
        }
        fieldIsRead = true;
        context = context.createChildObjectContext(-1, -1);
        return JsonToken.START_OBJECT;
    }

    private JsonToken fieldOrEnd() {
        if (fieldIsRead) {
            fieldIsRead = false;
        } else {
            type = reader.readBsonType();
            if (type != BsonType.END_OF_DOCUMENT) {
                text = reader.readName();
            }
        }
        if (type == BsonType.END_OF_DOCUMENT) {
            reader.readEndDocument();
            context = context.clearAndGetParent();
            return JsonToken.END_OBJECT;
        }
        context.setCurrentName(text);
        valueIsNext = true;
        return JsonToken.PROPERTY_NAME;
    }

    @SuppressWarnings("UnnecessaryDefaultInEnumSwitch") // BSON types that Jackson never writes
    private JsonToken value() {
        valueIsNext = false;
        BsonType current = type == null ? BsonType.END_OF_DOCUMENT : type;
        switch (current) {
            case DOCUMENT -> {
                reader.readStartDocument();
                context = context.createChildObjectContext(-1, -1);
                return JsonToken.START_OBJECT;
            }
            case ARRAY -> {
                reader.readStartArray();
                context = context.createChildArrayContext(-1, -1);
                return JsonToken.START_ARRAY;
            }
            case STRING -> text = reader.readString();
            case DATE_TIME -> text = Instant.ofEpochMilli(reader.readDateTime()).toString();
            case INT32 -> whole(NumberType.INT, reader.readInt32());
            case INT64 -> whole(NumberType.LONG, reader.readInt64());
            case DOUBLE -> {
                fraction(reader.readDouble());
                return JsonToken.VALUE_NUMBER_FLOAT;
            }
            case DECIMAL128 -> {
                exact(reader.readDecimal128().bigDecimalValue());
                return JsonToken.VALUE_NUMBER_FLOAT;
            }
            case BOOLEAN -> {
                return reader.readBoolean() ? JsonToken.VALUE_TRUE : JsonToken.VALUE_FALSE;
            }
            case NULL -> {
                reader.readNull();
                return JsonToken.VALUE_NULL;
            }
            case BINARY -> {
                binary = reader.readBinaryData().getData();
                return JsonToken.VALUE_EMBEDDED_OBJECT;
            }
            default -> throw new StreamReadException(this, "A payload holds no BSON of type " + current);
        }
        return current == BsonType.STRING || current == BsonType.DATE_TIME
                ? JsonToken.VALUE_STRING
                : JsonToken.VALUE_NUMBER_INT;
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
        return reader;
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    protected void _closeInput() {
        reader.close();
    }

    @Override
    protected void _releaseBuffers() {}

    @Override
    protected void _handleEOF() {}
}
