package dev.coopclaims.command.web.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.kernel.refusal.Refusal;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is kept of a record has a limit, also where its fields are empty. */
class CsvRowsTest {
    private static final int MANY = 4_000_000;
    private static final long FEW_BYTES = 40L << 20;

    record Anything(@Nullable String name, @Nullable String other) {}

    /** A header of 16 million of them took all the memory. */
    @Test
    void a_header_of_empty_fields_is_refused_before_they_are_kept() {
        byte[] body = ",".repeat(MANY).getBytes(StandardCharsets.UTF_8);
        long before = allocatedBytes();
        assertThatThrownBy(() -> rows(body)).isInstanceOf(Refusal.class).hasMessageContaining("header");
        assertThat(allocatedBytes() - before).isLessThan(FEW_BYTES);
    }

    @Test
    void a_record_of_empty_fields_is_told_and_passed_over() throws Exception {
        byte[] body = ("name,other\n" + ",".repeat(MANY) + "\nx,y\n").getBytes(StandardCharsets.UTF_8);
        long before = allocatedBytes();
        Rows rows = rows(body);
        assertThat(Objects.requireNonNull(rows.next()).problem()).isNotNull();
        assertThat(Objects.requireNonNull(rows.next()).text("name")).isEqualTo("x");
        assertThat(rows.next()).isNull();
        assertThat(allocatedBytes() - before).isLessThan(FEW_BYTES);
    }

    private static Rows rows(byte[] body) {
        return Rows.of(Rows.CSV, new ByteArrayInputStream(body), Anything.class);
    }

    private static long allocatedBytes() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
