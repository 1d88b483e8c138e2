package dev.coopclaims.query.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SortKeyTest {

    @Test
    void accents_and_case_come_after_letters() {
        List<String> names = List.of(
                "42 Ltd", "adatum", "Adatum", "Ädatum", "Contoso", "Eclair", "Éclair", "Ørsted", "Zebra", "Žižka",
                "Ωmega", "Ярмарка", "王小明");
        List<String> mixed = new java.util.ArrayList<>(names);
        Collections.shuffle(mixed, new Random(7));
        mixed.sort(Comparator.comparing(SortKey::of));
        assertThat(mixed).containsExactlyElementsOf(names);
    }

    @Test
    void a_composed_name_stands_where_its_decomposed_one_stands() {
        assertThat(SortKey.of("M\u00fcller")).isEqualTo(SortKey.of("Mu\u0308ller"));
    }

    @Test
    void a_name_stands_before_those_that_begin_with_it() {
        assertThat(SortKey.of("Print")).isLessThan(SortKey.of("Print & Co")).isLessThan(SortKey.of("Prints"));
        assertThat(SortKey.of("")).isLessThan(SortKey.of("-"));
    }

    @Test
    void a_key_is_bounded() {
        assertThat(SortKey.of("\u738b".repeat(4_000)).length()).isEqualTo(800);
    }
}
