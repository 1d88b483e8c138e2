package dev.coopclaims.app.wiring;

import dev.coopclaims.app.startup.DemoTask;
import dev.coopclaims.demo.DemoOutcome;
import dev.coopclaims.demo.DemoRun;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The demonstration, for the launcher. */
@Configuration(proxyBeanMethods = false)
public class DemoConfiguration {

    @Bean
    DemoTask demoTask() {
        return (arguments, port) -> {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            DemoOutcome outcome = DemoRun.run(URI.create("http://127.0.0.1:" + port), arguments.demoOptions(), out);
            return outcome.exitCode();
        };
    }
}
