// The element in Vue, as a render function writes it.
import { defineComponent, h, ref, type Ref } from 'vue';
import type { Digest, NutGraf, NutGrafAttributes } from 'nutgraf/element';
import 'nutgraf/element/define';

export const Summary = defineComponent({
  props: { text: { type: String, required: true } },
  emits: { digest: (_: Digest) => true },
  setup(props, { emit }) {
    const element: Ref<NutGraf | null> = ref(null);
    const attributes: NutGrafAttributes = { published: '2026-10-29', sentences: 3 };
    return () => h('nut-graf', {
      ...attributes,
      ref: element,
      text: props.text,
      'onNutgraf:digest': (event: CustomEvent<Digest>) => emit('digest', event.detail),
    });
  },
});
