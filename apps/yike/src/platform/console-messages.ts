import type { Language, MessageSender } from '@yike/kernel';
import { maskContact } from '@yike/people';

/** Shows messages in the terminal instead of sending them: for trying things out on one machine. */
export function consoleMessages(note: (line: string) => void, language: Language): MessageSender {
  return {
    async send({ to, text }) {
      note(`✉ ${maskContact(to)}  ${text[language]}`);
    },
  };
}
