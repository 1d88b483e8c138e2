package dev.coopclaims.app.wiring;

import dev.coopclaims.app.storedform.KernelModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.JacksonModule;

/** JSON of the HTTP API. How unknown properties are handled is set in {@code application.yaml}. */
@Configuration(proxyBeanMethods = false)
public class JsonConfiguration implements WebMvcConfigurer {

    /** Keeps the catalogue's YAML reader out of the API: it would follow none of the rules above. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(
                all -> all.removeIf(converter -> converter.getSupportedMediaTypes().stream()
                        .anyMatch(MediaType.APPLICATION_YAML::equalsTypeAndSubtype)));
    }

    @Bean
    JacksonModule kernelJson() {
        return new KernelModule();
    }

    @Bean
    JacksonModule bodyJson() {
        return new BodyModule();
    }
}
