package dev.coopclaims.app.pace;

import dev.coopclaims.app.problem.FormLimits;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.util.unit.DataSize;

/** Makes the server enforce the configured pace. */
@Configuration(proxyBeanMethods = false)
public class PaceConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> pacedConnections(
            @Value("${coop.requests.headers-within}") Duration headersWithin,
            @Value("${coop.requests.body-grace}") Duration bodyGrace,
            @Value("${coop.requests.min-body-rate}") DataSize minBodyRate,
            @Value("${coop.connections.of-one-client}") int ofOneClient,
            @Value("${coop.connections.proxies}") List<String> proxies) {
        ConnectionsOfOne limit = new ConnectionsOfOne(
                ofOneClient, proxies.stream().map(IpAddressMatcher::new).toList(), System::nanoTime);
        Pace pace = new Pace(headersWithin, bodyGrace, minBodyRate.toBytes());
        return factory -> {
            factory.addConnectorCustomizers(connector -> {
                connector.setMaxParameterCount(FormLimits.MAX_PARAMETERS);
                connector.setMaxPostSize(FormLimits.MAX_FIELDS_BYTES);
            });
            factory.setProtocol(PacedProtocol.class.getName());
            factory.addProtocolHandlerCustomizers(handler -> {
                if (handler instanceof PacedProtocol paced) {
                    paced.keep(pace, limit);
                }
            });
        };
    }
}
