import type { ButtonHTMLAttributes } from 'react';
import styles from './button.module.css';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly tone?: 'plain' | 'primary' | 'quiet' | 'danger';
  readonly size?: 'sm' | 'md';
}

export function Button({ tone = 'plain', size = 'md', className, ...rest }: ButtonProps) {
  const classes = [styles.button, styles[tone], styles[size], className].filter(Boolean).join(' ');
  return <button type="button" {...rest} className={classes} />;
}
