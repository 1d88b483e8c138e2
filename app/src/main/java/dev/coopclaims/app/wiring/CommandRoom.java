package dev.coopclaims.app.wiring;

import dev.coopclaims.app.problem.TraceId;
import dev.coopclaims.app.startup.OnCommandRole;
import dev.coopclaims.command.CommandSide;
import dev.coopclaims.command.CommandSideSettings;
import dev.coopclaims.command.dispatch.Correlation;
import dev.coopclaims.command.dispatch.DispatchListener;
import dev.coopclaims.command.dispatch.LastWritten;
import dev.coopclaims.eventstore.append.Appended;
import dev.coopclaims.eventstore.axon.AppendedPositions;
import dev.coopclaims.kernel.organisation.OrganisationId;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.OptionalLong;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The command side, where the role decides. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnCommandRole.class)
@Import(CommandSide.class)
public class CommandRoom {

    @Bean
    CommandSideSettings commandSideSettings(@Value("${coop.vendor}") String vendor) {
        return CommandSideSettings.defaults(new OrganisationId(vendor));
    }

    @Bean
    LastWritten lastWritten() {
        return committed -> AppendedPositions.lastOf(committed)
                .map(Appended::lastPosition)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** Events and log lines of one request carry the same id. */
    @Bean
    Correlation correlation() {
        return () -> {
            String traceId = MDC.get(TraceId.KEY);
            return traceId == null ? Correlation.NONE.current() : traceId;
        };
    }

    @Bean
    DispatchListener commandMeters(MeterRegistry meters) {
        return new CommandMeters(meters);
    }
}
