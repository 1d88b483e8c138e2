package dev.coopclaims.documents.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.coopclaims.documents.ContentRefused;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it costs to check a PDF is in proportion to its size, whatever it says of itself. */
class PdfCheckTest {
    private static final int MOST_TIMES = 10;
    private static final int ANY_BYTES = 16 << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** One of 175 bytes said that its key is so long, and took 268 MB. */
    @ParameterizedTest
    @ValueSource(strings = {"2147483640", "17179869176", "-8", "264", "32"})
    void a_key_of_impossible_length_is_not_made(String length) {
        assertRefusedAtLittleCost(locked(length, "/ID [<00> <00>]"));
    }

    /** One of 10 MB took 300 MB and more: each of these characters is an object of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"1 ", "<<", "()", "/a", "[", "<</a<<", "<00>", "(", "<"})
    void many_small_objects_are_not_all_kept(String repeated) {
        String many = repeated.repeat((2 << 20) / repeated.length());
        assertRefusedAtLittleCost(locked("40", "/ID [" + many));
        assertRefusedAtLittleCost(locked("40 /X [" + many, "/ID [<00>]"));
        assertRefusedAtLittleCost(locked("40 /X " + many, ""));
    }

    /** The reader stood behind the end of the file, which was answered as a failure of ours. */
    @ParameterizedTest
    @ValueSource(strings = {"40 /X [", "40 /X [[", "40 /X << /Y [", "40 /X (", "40 /X (\\\\", "40 /X <", "40 /X <<"})
    void an_object_without_end_ends_with_the_file(String rest) {
        assertRefusedAtLittleCost(locked(rest, "/ID [<00>]"));
        assertRefusedAtLittleCost(locked("40", "/ID [").replace("]", ""));
    }

    private static String locked(String length, String identity) {
        return "%PDF-1.4\n1 0 obj\n<< >>\nendobj\n" + identity
                + "\n/Encrypt << /Filter /Standard /V 2 /R 2 /P -4 /O <00> /U <00> /Length " + length
                + " >>\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n";
    }

    private static void assertRefusedAtLittleCost(String pdf) {
        byte[] content = pdf.getBytes(StandardCharsets.ISO_8859_1);
        PdfCheck check = new PdfCheck();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(() -> check.check(content)).isInstanceOf(ContentRefused.class);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
                .isLessThan(ANY_BYTES + (long) MOST_TIMES * content.length);
    }
}
