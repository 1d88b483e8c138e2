package dev.coopclaims.documents.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.documents.ContentRefused;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailCheckTest {
    private static final String HEADER = "From: a@example.org\nTo: b@example.org\nSubject: x\n\nText\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From a@example.org Mon Jan  5 10:00:00 2026",
                "From a@example.org Mon, 5 Jan 2026",
                "From - Mon Jan  5 10:00:00 2026",
                "From a 10:00",
                "From 1:23"
            })
    void a_second_mail_is_refused(String line) {
        assertThatThrownBy(() -> check("From x Mon Jan  5 10:00:00 2026\n" + HEADER + "\n" + line + "\n" + HEADER))
                .isInstanceOf(ContentRefused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From Monday on we deliver: 2026",
                "From here",
                "From",
                "From ",
                "From  Mon ",
                "From us Mon to Fri",
                "From 2026 Mon to Fri"
            })
    void a_line_of_a_text_is_none(String line) {
        assertThatCode(() -> check("From x Mon Jan  5 10:00:00 2026\n" + HEADER + "\n" + line + "\nNote: y\n"))
                .doesNotThrowAnyException();
    }

    /** A line of weekdays without a year: a pattern for both looked at every character once for each of them. */
    @Test
    void every_character_of_a_line_is_looked_at_a_few_times_only() {
        Counted line = new Counted("From x" + " Mon ".repeat(400));
        assertThat(MailCheck.isMailbox(line)).isFalse();
        assertThat(line.looks.sum()).isLessThan(10L * line.length());
    }

    private record Counted(String text, LongAdder looks) implements CharSequence {
        Counted(String text) {
            this(text, new LongAdder());
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks.increment();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }
    }

    private static void check(String mail) throws Exception {
        new MailCheck().read(new ByteArrayInputStream(mail.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
