package dev.coopclaims.eventstore.bson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.bson.BsonSerializationException;
import org.bson.io.BasicOutputBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Its bytes are the driver's. */
class BsonBufferTest {

    private static final String[] PIECES = {"a", "?", "ü", "ß", "€", "語", "😀", "\ud83d", "\ude00", "\0", "~", "\u007f"
    };

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "what?", "Lübeck", "Größe?", "😀", "\ud83d alone", "\ude00", "zero \0 inside"})
    void a_string_is_written_as_the_driver_writes_it(String text) {
        assertSame(text);
    }

    @Test
    void so_are_strings_put_together_at_random() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(12); piece > 0; piece--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            assertSame(text.toString());
        }
    }

    @Test
    void a_zero_in_a_name_is_refused_since_it_would_end_it() {
        try (BsonBuffer buffer = new BsonBuffer(8)) {
            assertThatThrownBy(() -> buffer.writeCString("a\0b")).isInstanceOf(BsonSerializationException.class);
        }
    }

    private static void assertSame(String text) {
        try (BsonBuffer ours = new BsonBuffer(8);
                BasicOutputBuffer drivers = new BasicOutputBuffer(8)) {
            ours.writeString(text);
            drivers.writeString(text);
            if (text.indexOf(0) < 0) {
                ours.writeCString(text);
                drivers.writeCString(text);
            }
            assertThat(ours.toByteArray()).as(text).isEqualTo(drivers.toByteArray());
        }
    }
}
