package dev.coopclaims.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.fund.FundEvent;
import dev.coopclaims.kernel.fund.ShortfallEvent;
import dev.coopclaims.kernel.invoice.InvoiceEvent;
import dev.coopclaims.kernel.organisation.OrganisationEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;

class StoredEventNamesTest {

    @Test
    void every_event_has_one_name() {
        Set<Class<?>> events = new HashSet<>();
        for (Class<?> table : List.of(
                ClaimEvent.class, FundEvent.class, ShortfallEvent.class, InvoiceEvent.class, OrganisationEvent.class)) {
            events.addAll(List.of(table.getPermittedSubclasses()));
        }
        assertThat(events).isNotEmpty();
        assertThat(new HashSet<Class<?>>(StoredEventNames.CLASSES.values()))
                .hasSameSizeAs(StoredEventNames.CLASSES.keySet())
                .containsAll(events);
    }

    @Test
    void every_event_carries_its_revision() {
        assertThat(StoredEventNames.CLASSES.values())
                .allMatch(event -> event.isAnnotationPresent(Revision.class), "has @Revision");
    }

    @Test
    void names_are_the_field_s_and_independent_of_packages() {
        assertThat(StoredEventNames.CLASSES.keySet()).allMatch(name -> name.matches("coop\\.[a-z]+\\.[A-Z][A-Za-z]+"));
    }
}
