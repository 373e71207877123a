import { paint, type Inks, type Picked } from './paint.ts';
import type { Scene } from './scene.ts';
import type { Size, View } from './view.ts';

/** What a picture is of; another one has to be painted when any of it changes. */
export interface Subject {
  readonly scene: Scene;
  readonly scale: number;
  readonly inks: Inks;
  readonly picked: Picked;
  readonly size: Size;
  readonly density: number;
}

/**
 * A picture of the drawing, larger than its window on every side. While somebody drags, moving the picture
 * takes a fraction of what painting thousands of lines anew takes; it is painted again only at its edge.
 */
export class Snapshot {
  readonly #canvas = document.createElement('canvas');
  #of: Subject | null = null;
  #left = 0;
  #top = 0;

  /** Shows the part of the picture that lies in the window. */
  show(context: CanvasRenderingContext2D, subject: Subject, view: View): void {
    if (!this.#covers(subject, view)) this.#take(subject, view);
    const { scale, density, size } = subject;
    const x = Math.round((this.#left - view.x) * scale * density);
    const y = Math.round((this.#top - view.y) * scale * density);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, size.width * density, size.height * density);
    context.drawImage(this.#canvas, x, y);
  }

  #covers(subject: Subject, view: View): boolean {
    const of = this.#of;
    if (of === null) return false;
    const { scene, scale, inks, picked, size, density } = subject;
    const same =
      of.scene === scene &&
      of.scale === scale &&
      of.inks === inks &&
      of.picked.id === picked.id &&
      of.size === size &&
      of.density === density;
    const [width, height] = [size.width / scale, size.height / scale];
    return (
      same &&
      view.x >= this.#left &&
      view.y >= this.#top &&
      view.x <= this.#left + width &&
      view.y <= this.#top + height
    );
  }

  /** Half a window more on every side. */
  #take(subject: Subject, view: View): void {
    const { scene, scale, inks, picked, size, density } = subject;
    const large = { width: size.width * 2, height: size.height * 2 };
    this.#left = view.x - size.width / scale / 2;
    this.#top = view.y - size.height / scale / 2;
    this.#canvas.width = Math.round(large.width * density);
    this.#canvas.height = Math.round(large.height * density);
    const context = this.#canvas.getContext('2d');
    if (context === null) return;
    context.setTransform(density, 0, 0, density, 0, 0);
    paint(context, scene, { x: this.#left, y: this.#top, scale }, large, inks, picked);
    this.#of = subject;
  }
}
