package dev.coopclaims.eventstore.bson;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class KnownTextsTest {

    private static final int TEXTS = 20_000;

    private final Random random = new Random(815);

    @Test
    void every_length_and_script_comes_back_wherever_it_lies_more_often_than_there_are_places() {
        for (int i = 0; i < TEXTS; i++) {
            byte[] text = text(i % 70);
            assertThat(inTheMiddle(text)).isEqualTo(new String(text, StandardCharsets.UTF_8));
            assertThat(atTheEnd(text)).isEqualTo(new String(text, StandardCharsets.UTF_8));
        }
    }

    @Test
    void texts_that_differ_in_one_byte_are_told_apart() {
        for (int length = 1; length <= 64; length++) {
            byte[] text = text(length);
            for (int place = 0; place < length; place++) {
                byte[] other = text.clone();
                other[place] = (byte) (text[place] == 'a' ? 'b' : 'a');
                assertThat(inTheMiddle(other)).isEqualTo(new String(other, StandardCharsets.UTF_8));
                assertThat(inTheMiddle(text)).isEqualTo(new String(text, StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void a_text_and_the_same_with_zeros_behind_it_are_told_apart() {
        for (int zeros = 0; zeros <= 8; zeros++) {
            byte[] text = Arrays.copyOf(new byte[] {'a', 'b'}, 2 + zeros);
            assertThat(inTheMiddle(text)).hasSize(2 + zeros).startsWith("ab");
            assertThat(inTheMiddle(new byte[zeros])).hasSize(zeros);
        }
    }

    @Test
    void texts_that_share_a_place_are_told_apart() {
        List<byte[]> sharing = new ArrayList<>();
        for (int i = 0; sharing.size() < 3; i++) {
            byte[] text = ("name" + i).getBytes(StandardCharsets.UTF_8);
            if (KnownTexts.place(text, 0, text.length) == 42) {
                sharing.add(text);
            }
        }
        for (int i = 0; i < 300; i++) {
            byte[] text = sharing.get(random.nextInt(sharing.size()));
            assertThat(inTheMiddle(text)).isEqualTo(new String(text, StandardCharsets.UTF_8));
        }
    }

    @Test
    @SuppressWarnings("ReferenceEquality") // that it is the very same is the point
    void what_comes_often_is_the_very_string_that_programs_compare_with() {
        byte[] text = "occurredAt".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 100; i++) {
            inTheMiddle(text);
        }
        assertThat(inTheMiddle(text) == "occurredAt").isTrue();
    }

    @RepeatedTest(3)
    void several_threads_read_the_same() throws Exception {
        List<byte[]> texts = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            texts.add(text(random.nextInt(64)));
        }
        AtomicInteger wrong = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int round = 0; round < 30; round++) {
                    for (byte[] text : texts) {
                        if (!KnownTexts.in(text, 0, text.length).equals(new String(text, StandardCharsets.UTF_8))) {
                            wrong.incrementAndGet();
                        }
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join(60_000);
            assertThat(thread.isAlive()).isFalse();
        }
        assertThat(wrong).hasValue(0);
    }

    @Test
    void the_next_zero_is_found_wherever_it_is() {
        for (int i = 0; i < TEXTS; i++) {
            byte[] bytes = new byte[1 + random.nextInt(40)];
            random.nextBytes(bytes);
            if (random.nextBoolean()) {
                bytes[random.nextInt(bytes.length)] = 0;
            }
            int from = random.nextInt(bytes.length + 1);
            int limit = from + random.nextInt(bytes.length - from + 1);
            int expected = from;
            while (expected < limit && bytes[expected] != 0) {
                expected++;
            }
            assertThat(KnownTexts.nextZero(bytes, from, limit)).isEqualTo(expected);
        }
    }

    private byte[] text(int length) {
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) ('a' + random.nextInt(26));
        }
        if (length > 3 && random.nextInt(3) == 0) {
            byte[] other = (random.nextBoolean() ? "ß" : "\uD83D\uDE00").getBytes(StandardCharsets.UTF_8);
            System.arraycopy(other, 0, text, random.nextInt(length - other.length + 1), other.length);
        }
        return text;
    }

    private String inTheMiddle(byte[] text) {
        byte[] bytes = new byte[text.length + 20];
        random.nextBytes(bytes);
        int start = random.nextInt(12);
        System.arraycopy(text, 0, bytes, start, text.length);
        return KnownTexts.in(bytes, start, text.length);
    }

    private String atTheEnd(byte[] text) {
        int start = random.nextInt(3);
        byte[] bytes = new byte[start + text.length];
        System.arraycopy(text, 0, bytes, start, text.length);
        return KnownTexts.in(bytes, start, text.length);
    }
}
