package dev.coopclaims.app.request;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Registers the checks of requests: filters after the trace id and before all others, interceptors after the gates. */
@Configuration(proxyBeanMethods = false)
@Import(NoNullBody.class)
public class RequestConfiguration implements WebMvcConfigurer {
    /**
     * After the gates of roles (0), so that a form is parsed only for callers who may send it, and of repeated requests
     * (100).
     */
    private static final int BEHIND_THE_GATES = 150;

    @Bean
    FilterRegistrationBean<ReadableRequests> readableRequests(
            @Value("${coop.requests.max-body-size}") DataSize maxBody,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> endpoints) {
        FilterRegistrationBean<ReadableRequests> registration = new FilterRegistrationBean<>(new ReadableRequests(
                maxBody.toBytes(), Addresses.ofForms(endpoints::getObject), Addresses.ofStreams(endpoints::getObject)));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return registration;
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(new IdsInPaths());
        registry.addConverter(new InstantsInParameters());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PartHeaders()).order(BEHIND_THE_GATES);
        registry.addInterceptor(new Utf8Forms()).order(BEHIND_THE_GATES);
        registry.addInterceptor(new KnownParameters()).order(BEHIND_THE_GATES);
    }
}
