package dev.coopclaims.command.web;

import dev.coopclaims.kernel.text.CanonicalText;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads every {@link FormBody}: each field as the text of one property, a list of all that have its name, or the files. */
public final class FormParameter implements HandlerMethodArgumentResolver {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(FormBody.class);
    }

    /** @throws dev.coopclaims.kernel.refusal.Refusal as of {@link BodyBinder#bind} */
    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        ObjectNode form = NODES.objectNode();
        for (BodyType.Component component :
                BodyType.of(parameter.getParameterType()).components()) {
            List<MultipartFile> files = files(request, component.name());
            String[] texts = request.getParameterValues(component.name());
            if (!files.isEmpty() || (texts != null && component.raw() == List.class)) {
                ArrayNode all = form.putArray(component.name());
                files.forEach(file -> all.add(NODES.pojoNode(file)));
                // A browser sends an empty field where nobody filled anything in.
                Stream.ofNullable(texts)
                        .flatMap(Arrays::stream)
                        .filter(text -> !CanonicalText.isEmpty(text))
                        .forEach(all::add);
            } else if (texts != null) {
                form.put(component.name(), String.join(",", texts));
            }
        }
        return BodyBinder.bind(form, parameter.getParameterType());
    }

    private static List<MultipartFile> files(NativeWebRequest request, String name) {
        MultipartRequest form = request.getNativeRequest(MultipartRequest.class);
        return form == null ? List.of() : form.getFiles(name);
    }
}
